using System.Text.Json;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Reads;

namespace AssetCore.Format.Json.Answers;

/// <summary>Single instances.</summary>
internal static class InstanceAnswers
{
    public static void Write(Utf8JsonWriter writer, InstanceItem view)
    {
        writer.WriteNumber("inst_id"u8, view.InstId.Value);
        writer.WriteString("class"u8, view.Class.Value);
        writer.WriteNumberOrNull("key"u8, view.Key);
        writer.WriteNumberOrNull("parent_id"u8, view.ParentId?.Value);
        writer.WritePropertyName("location"u8);
        if (view.Location is { } location) WireTypes.Location.Write(writer, Spelled(location));
        else writer.WriteNullValue();
    }

    public static InstanceItem ReadItem(AnswerElement answer) => new(
        new InstanceId(answer.Int64("inst_id")),
        new ClassId(answer.Text("class")),
        answer.UInt32OrNull("key"),
        answer.Int64OrNull("parent_id") is { } parent ? new InstanceId(parent) : null,
        answer.ReadOrNull("location", WireTypes.Location));

    /// <summary>The place with its turn, which requests may leave out.</summary>
    private static Location Spelled(Location location) => location switch
    {
        Location.GridCell { Rotation: null } cell => cell with { Rotation = Rotation.None },
        Location.Plane { RotationMillideg: null } plane => plane with { RotationMillideg = 0 },
        _ => location,
    };
}
