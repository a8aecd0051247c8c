namespace AssetCore.Benchmarks.Peers.Postgres;

/// <summary>
/// The tables and the functions. Numbers in answers are those of <see cref="TransferAnswer"/>. Locks are always taken
/// in one order, so that no two calls wait for each other: keys, sorted; then accounts, the lower id first, or all of
/// them at once; a call that does one transfer after another begins with all accounts, so that it is alone.
/// </summary>
internal static class PostgresSchema
{
    /// <summary>The error code that says that an account would be overdrawn. Nothing of the call happened.</summary>
    public const string Overdrawn = "AC001";

    /// <summary>
    /// Rows of accounts leave room in their page, so that updates stay in it and touch no index (HOT). Keys compare
    /// as bytes: the cheapest order that there is.
    /// </summary>
    public const string Tables = """
        create table accounts (
            id integer primary key,
            balance bigint not null check (balance >= 0)
        ) with (fillfactor = 25);

        create table transfers (
            key text collate "C" primary key
        );

        """;

    /// <summary>The accounts: how many, and what each holds.</summary>
    public const string Accounts = "insert into accounts select id, $2 from generate_series(0, $1 - 1) as id";

    /// <summary>The named settings as they are in force, in one text.</summary>
    public const string Settings =
        "select string_agg(name || '=' || current_setting(name), ', ' order by number) "
        + "from unnest($1) with ordinality as t (name, number)";

    /// <summary>
    /// One transfer. A refusal is raised, so that the whole transaction is undone, its key with it: a savepoint would
    /// cost every transfer that is not refused.
    /// </summary>
    public const string One = """
        create function transfer(_key text, _from integer, _to integer, _amount bigint) returns integer
        language plpgsql as $body$
        begin
            insert into transfers (key) values (_key) on conflict do nothing;
            if not found then return 1; end if;
            if _from > _to then
                update accounts set balance = balance + _amount where id = _to;
                if not found then raise exception 'account % is not there', _to; end if;
            end if;
            update accounts set balance = balance - _amount where id = _from and balance >= _amount;
            if not found then raise exception 'overdrawn' using errcode = 'AC001'; end if;
            if _from < _to then
                update accounts set balance = balance + _amount where id = _to;
                if not found then raise exception 'account % is not there', _to; end if;
            end if;
            return 0;
        end
        $body$;

        """;

    /// <summary>
    /// What the transfers come to in sum, for each account once. It is what doing them one after another comes to
    /// whenever each account can pay for all that it sends without what it receives; false otherwise. A thousand
    /// random transfers touch a fifth of the accounts, so calls side by side would meet in any case: one lock on the
    /// table then costs less than one on each row in order of id.
    /// </summary>
    public const string Sums = """
        create function move_sums(_from integer[], _to integer[], _amount bigint[]) returns boolean
        language plpgsql as $body$
        declare
            _wanted bigint;
            _moved bigint;
        begin
            with entries as (
                select id, amount, 0::bigint as spent from unnest(_to, _amount) as t (id, amount)
                union all
                select id, -amount, amount from unnest(_from, _amount) as t (id, amount)
            ), sums as materialized (
                select id, sum(amount)::bigint as net, sum(spent)::bigint as spent from entries group by id
            ), moved as (
                update accounts set balance = balance + net from sums
                where accounts.id = sums.id and balance >= spent
                returning 1
            )
            select (select count(*) from sums), (select count(*) from moved) into _wanted, _moved;
            return _moved = _wanted;
        end
        $body$;

        """;

    /// <summary>
    /// Many transfers as one commit: one key, all of them or none. Only if an account cannot pay without what it
    /// receives are they done one after another.
    /// </summary>
    public const string Batch = """
        create function transfer_batch(_key text, _from integer[], _to integer[], _amount bigint[]) returns integer
        language plpgsql as $body$
        begin
            insert into transfers (key) values (_key) on conflict do nothing;
            if not found then return 1; end if;
            lock table accounts in share row exclusive mode;
            begin
                if move_sums(_from, _to, _amount) then return 0; end if;
                raise exception 'one after another' using errcode = 'AC002';
            exception when sqlstate 'AC002' then
                for i in 1 .. cardinality(_from) loop
                    update accounts set balance = balance - _amount[i]
                        where id = _from[i] and balance >= _amount[i];
                    if not found then raise exception 'overdrawn' using errcode = 'AC001'; end if;
                    update accounts set balance = balance + _amount[i] where id = _to[i];
                end loop;
            end;
            return 0;
        end
        $body$;

        """;

    /// <summary>
    /// Many transfers that each have a key and an answer of their own. Only if a key is there already, or an account
    /// cannot pay without what it receives, are they judged one after another.
    /// </summary>
    public const string Many = """
        create function transfer_many(
            _keys text[], _from integer[], _to integer[], _amount bigint[]) returns integer[]
        language plpgsql as $body$
        declare
            _fresh text[];
            _answers integer[];
        begin
            with inserted as (
                insert into transfers (key) select key from unnest(_keys) as t (key) order by key collate "C"
                on conflict do nothing returning key
            )
            select coalesce(array_agg(key), '{}') into _fresh from inserted;
            lock table accounts in share row exclusive mode;
            begin
                if cardinality(_fresh) = cardinality(_keys) and move_sums(_from, _to, _amount) then
                    return array_fill(0, array[cardinality(_keys)]);
                end if;
                raise exception 'one after another' using errcode = 'AC002';
            exception when sqlstate 'AC002' then
                for i in 1 .. cardinality(_keys) loop
                    if _keys[i] <> all (_fresh) then
                        _answers[i] := 1;
                        continue;
                    end if;
                    _fresh := array_remove(_fresh, _keys[i]);
                    update accounts set balance = balance - _amount[i]
                        where id = _from[i] and balance >= _amount[i];
                    if not found then
                        delete from transfers where key = _keys[i];
                        _answers[i] := 2;
                        continue;
                    end if;
                    update accounts set balance = balance + _amount[i] where id = _to[i];
                    _answers[i] := 0;
                end loop;
            end;
            return _answers;
        end
        $body$;

        """;

    /// <summary>
    /// Many transfers that are each done as by a call of their own, one after another; all of them or none.
    /// </summary>
    public const string Each = """
        create function transfer_each(
            _keys text[], _from integer[], _to integer[], _amount bigint[]) returns integer[]
        language plpgsql as $body$
        declare
            _answers integer[];
        begin
            lock table accounts in share row exclusive mode;
            for i in 1 .. cardinality(_keys) loop
                _answers[i] := transfer(_keys[i], _from[i], _to[i], _amount[i]);
            end loop;
            return _answers;
        end
        $body$;

        """;

    /// <summary>All of it, for an empty database.</summary>
    public const string Script = Tables + One + Sums + Batch + Many + Each;
}
