using System.Text;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Format.Hashing;
using AssetCore.Hashes;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.State;

/// <summary>The content hash is the sum of the rows that docs/formats/hashes.md draws, and of nothing else.</summary>
public sealed class RowHashesTests
{
    private readonly WrittenWorld _world = new();

    [Fact]
    public void A_world_without_content_has_the_content_hash_zero() =>
        Assert.Equal(Hash128.Zero, _world.State.ContentHash);

    [Fact]
    public void Each_row_adds_what_the_format_says()
    {
        Expect(Vault("v"), () => Named(RowTables.Container, "v", Bytes(buffer => EventCodec.Write(
            buffer, new ContainerSet(default, _world.State.Containers[new ContainerIndex(0)].Row, null)))));
        Expect(Class("c"), () => Named(RowTables.Class, "c", Bytes(buffer => EventCodec.Write(
            buffer, new ClassSet(default, _world.State.Classes[new ClassIndex(0)].Row, null)))));
        Expect(Shape("c", 3, 2), () => RowHash.Finish(
            RowHash.Prefix(RowTables.Shape, RowHash.LowWord(Name("c")), RowHash.HighWord(Name("c")), 0), 3, 2));
        Expect(Add("c", "1.5", InVault("v"), key: 7), () => RowHash.Finish(
            RowHash.Prefix(RowTables.Balance, RowHash.LowWord(Name("v")), RowHash.LowWord(Name("c")), 8), 1_500, 0));
        Expect(Mint("c", key: 0), () => Placed(RowTables.Instance, 1, 0, 1, 0, 0, 0));
        _world.Commit(Grid("g", 100, 10));
        Expect(
            Add("c", "9", Cell("g", 12, Containers.Rotation.Cw90)),
            () => Placed(RowTables.Stack, 1, RowHash.LowWord(Name("g")), 0, 9, (1UL << 32) | 12, (2UL << 32) | 3));
        Expect(
            Mint("c", Cell("g", 55)),
            () => Placed(RowTables.Instance, 2, RowHash.LowWord(Name("g")), 0, 0, (3UL << 40) | 55, (3UL << 32) | 2));
    }

    [Fact]
    public void A_hold_adds_its_row_beside_what_it_changes_of_the_balance()
    {
        _world.Commit(Vault("v"), Class("c"), Add("c", "1.5", InVault("v"), key: 7));
        Hash128 Balance(ulong held) => RowHash.Finish(
            RowHash.Prefix(RowTables.Balance, RowHash.LowWord(Name("v")), RowHash.LowWord(Name("c")), 8), 1_500, held);
        Hash128 Row(ulong untilWorldSeq, ulong untilMs)
        {
            var row = RowHash.Prefix(RowTables.Hold, RowHash.LowWord(Name("h")), RowHash.HighWord(Name("h")), 8);
            row = RowHash.Finish(row, RowHash.LowWord(Name("v")), RowHash.LowWord(Name("c")));
            return RowHash.Finish(RowHash.Finish(row, 250, 0), untilWorldSeq, untilMs);
        }

        var without = _world.State.ContentHash;
        _world.Commit(Hold("h", "v", "c", "0.25", key: 7));
        Assert.Equal(without - Balance(0) + Balance(250) + Row(0, 0), _world.State.ContentHash);
        _world.Commit(Release("h"), Hold("h", "v", "c", "0.25", key: 7, untilWorldSeq: 900, untilMs: 90_000));
        Assert.Equal(without - Balance(0) + Balance(250) + Row(901, 90_001), _world.State.ContentHash);
        _world.Commit(Release("h"));
        Assert.Equal(without, _world.State.ContentHash);
    }

    [Fact]
    public void A_parent_is_part_of_the_row_of_its_child()
    {
        _world.Commit(Class("c"), Mint("c"), Mint("c"));
        Expect(
            Attach(2, 1),
            () => Placed(RowTables.Instance, 2, 0, 0, 1, 0, 0) - Placed(RowTables.Instance, 2, 0, 0, 0, 0, 0));
    }

    [Fact]
    public void An_extent_adds_its_sides() =>
        Assert.Multiple(
            () => Expect(Class("c"), () => Named(RowTables.Class, "c", Bytes(buffer => EventCodec.Write(
                buffer, new ClassSet(default, _world.State.Classes[new ClassIndex(0)].Row, null))))),
            () => Expect(Rectangle("c", 7, 5, key: 1), () => RowHash.Finish(
                RowHash.Prefix(RowTables.Extent, RowHash.LowWord(Name("c")), RowHash.HighWord(Name("c")), 2), 7, 5)));

    private static Hash128 Name(string id) => RowHash.OfBytes(Encoding.ASCII.GetBytes(id));

    private static Hash128 Bytes(Action<EncodingBuffer> write)
    {
        var buffer = new EncodingBuffer();
        write(buffer);
        return RowHash.OfBytes(buffer.Span);
    }

    private static Hash128 Named(uint table, string id, Hash128 value) => RowHash.Finish(
        RowHash.Prefix(table, RowHash.LowWord(Name(id)), RowHash.HighWord(Name(id)), 0),
        RowHash.LowWord(value),
        RowHash.HighWord(value));

    private static Hash128 Placed(
        uint table, ulong number, ulong container, ulong key, ulong value, ulong place, ulong sides)
    {
        var prefix = RowHash.Prefix(table, number, container, RowHash.LowWord(Name("c")));
        return RowHash.Finish(RowHash.Finish(prefix, key, value), place, sides);
    }

    private void Expect(AssetCore.Operations.Operation operation, Func<Hash128> row)
    {
        var before = _world.State.ContentHash;
        _world.Commit(operation);
        Assert.Equal(before + row(), _world.State.ContentHash);
    }
}
