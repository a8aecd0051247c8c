using System.Text;
using System.Text.Json;
using AssetCore.Format.Catalogue;

namespace AssetCore.Http.Tests.Silo.Fuzz;

/// <summary>
/// Bodies of requests that would change something, each made so that it never can: what is sent beside the faults is
/// refused by itself, and no faults in front of it can take it away.
/// </summary>
/// <param name="random">Decides.</param>
internal sealed class FuzzBodies(Random random)
{
    /// <summary>Fails after the operations before it have been judged and done.</summary>
    private const string Never =
        """{"op":"Require","args":{"container_exists":{"container_id":"never-created-7f3a"}}}""";

    private static readonly JsonElement[] s_examples =
        [.. OperationCatalogue.All.Select(operation => JsonElement.Parse(operation.Example))];

    private static readonly JsonElement s_class = JsonElement.Parse(
        """{"class_id":"new","name":"New","flags":3,"behavior":{"balance_scale":1000,"max_stack":"64"}}""");

    private static readonly JsonElement s_shape = JsonElement.Parse(
        """{"class_id":"gold","stack_key":1,"shape":{"width":2,"height":1},"metadata":{"a":1}}""");

    private static readonly JsonElement s_envelope = JsonElement.Parse(
        """
        {"actor_id":"me","policy_id":"p","idempotency_key":"k","first_sent_world_seq":3,"metadata":{"a":[1,2]},
         "origin":{"source":"fuzz"}}
        """);

    private static readonly JsonElement s_world = JsonElement.Parse(
        """{"display_name":"n","reason":"r","idempotency_keys_max":1000,"idempotency_age_max":65536}""");

    private static readonly JsonElement s_change = JsonElement.Parse(
        """{"target_state":"disabled","write_mode":"read_only","draining":true,"frozen":true,"reason":"r"}""");

    private static readonly JsonElement s_reverse = JsonElement.Parse(
        """{"reason":"r","actor_id":"me","idempotency_key":"k2","metadata":{"a":1},"first_sent_world_seq":1}""");

    private readonly JsonMutator _mutator = new(random);

    /// <summary>A commit of operations of which the last one fails.</summary>
    public byte[] Commit()
    {
        var operations = string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Operation()));
        var members = random.Next(3) == 0 ? $",{Inside(s_envelope)}" : "";
        return Enclose($$"""{"operations":[""", operations, $$""",{{Never}}]""", members, "}");
    }

    /// <summary>A list of such commits.</summary>
    public byte[] Commits()
    {
        var commits = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Encoding.UTF8.GetString(Commit()));
        return random.Next(20) == 0
            ? Encoding.UTF8.GetBytes(OddValues.Json(random))
            : Enclose("[", string.Join(',', commits), "]");
    }

    /// <summary>A class that is to be registered in a world that has no event yet.</summary>
    public byte[] RegisterClass() => Enclose("{", Inside(s_class), ""","expected_world_seq":0}""");

    /// <summary>A shape that is to be registered in a world that has no event yet.</summary>
    public byte[] RegisterShape() => Enclose("{", Inside(s_shape), ""","expected_world_seq":0}""");

    /// <summary>A world that exists.</summary>
    public byte[] CreateWorld() => Enclose("""{"namespace_id":1,""", Inside(s_world), "}");

    /// <summary>A change; of a world that does not exist, if the path says so.</summary>
    public byte[] ChangeWorld() => Enclose("{", Inside(s_change), "}");

    /// <summary>A reversal; of a commit that the world made itself, if the path says so.</summary>
    public byte[] Reverse() => Enclose("{", Inside(s_reverse), "}");

    private string Operation() => _mutator.Mutate(s_examples[random.Next(s_examples.Length)], random.Next(6, 60));

    private string Inside(JsonElement json)
    {
        var text = _mutator.Mutate(json, random.Next(8, 40));
        return text is ['{', .., '}'] ? text[1..^1] : $"\"x\":{text}";
    }

    private byte[] Enclose(params string[] parts)
    {
        // Only what is between the first and the last part may break, so that neither ever loses its meaning.
        var inside = _mutator.Spoil(string.Concat(parts[1]));
        return [.. Encoding.UTF8.GetBytes(parts[0]), .. inside, .. Encoding.UTF8.GetBytes(string.Concat(parts[2..]))];
    }
}
