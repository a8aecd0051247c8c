using System.Text.Json;
using AssetCore.Format.Json.Answers;
using AssetCore.Reads;

namespace AssetCore.Format.Json;

/// <summary>
/// The answers of reads as JSON, with <c>freshness</c> beside their members. Null members are shown as null; decimals
/// are strings. Events and metadata are the bytes they were given as.
/// </summary>
public static class AnswerJson
{
    /// <summary>Writes an answer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The answer is of no kind that is shown.</exception>
    public static void Write(Utf8JsonWriter writer, QueryAnswer answer)
    {
        writer.WriteStartObject();
        WriteMembers(writer, answer);
        FreshnessPart.Write(writer, answer.Freshness);
        writer.WriteEndObject();
    }

    /// <summary>Reads the answer to a query. Members that are not known are passed over.</summary>
    /// <exception cref="AnswerFaultException">The bytes are not an answer to this query.</exception>
    public static QueryAnswer Read(WorldQuery query, ReadOnlyMemory<byte> utf8)
    {
        using var document = AnswerElement.Parse(utf8);
        var answer = new AnswerElement(document.RootElement, "");
        return ReadMembers(query, answer) with { Freshness = FreshnessPart.Read(answer) };
    }

    /// <summary>
    /// Writes one commit with its events as an object of its own: the members that <c>commits/{id}</c> shows, but no
    /// freshness.
    /// </summary>
    public static void Write(Utf8JsonWriter writer, CommittedCommit commit) => HistoryAnswers.Write(writer, commit);

    /// <summary>Reads such an object. Members that are not known are passed over.</summary>
    /// <exception cref="AnswerFaultException">The bytes are something else.</exception>
    public static CommittedCommit ReadCommitted(ReadOnlyMemory<byte> utf8)
    {
        using var document = AnswerElement.Parse(utf8);
        return HistoryAnswers.ReadCommitted(new AnswerElement(document.RootElement, ""));
    }

    private static void WriteMembers(Utf8JsonWriter writer, QueryAnswer answer)
    {
        switch (answer)
        {
            case ContainerView view: ContainerAnswers.Write(writer, view); break;
            case ContainerPage page: ContainerAnswers.Write(writer, page); break;
            case ContentsView view: ContentsAnswers.Write(writer, view); break;
            case BalancePage page: BalanceAnswers.Write(writer, page); break;
            case GridCellsView view: GridAnswers.Write(writer, view); break;
            case ClassView view: ClassAnswers.Write(writer, view); break;
            case ClassPage page: ClassAnswers.Write(writer, page); break;
            case ShapePage page: ClassAnswers.Write(writer, page); break;
            case InstanceView view: InstanceAnswers.Write(writer, view); break;
            case InstancePage page: InstanceAnswers.Write(writer, page); break;
            case HoldView view: HoldAnswers.Write(writer, view); break;
            case HoldPage page: HoldAnswers.Write(writer, page); break;
            case ExtentPage page: ClassAnswers.Write(writer, page); break;
            case ClassStatsView view: ClassStatsAnswers.Write(writer, view); break;
            case GridFreeView view: GridAnswers.Write(writer, view); break;
            case OverlapsView view: ContinuousAnswers.Write(writer, view); break;
            case FollowPage page: HistoryAnswers.Write(writer, page); break;
            case CommitPage page: HistoryAnswers.Write(writer, page); break;
            case CommitView view: HistoryAnswers.Write(writer, view); break;
            case FreshnessView: break;
            default:
                throw new ArgumentOutOfRangeException(
                nameof(answer), answer, "The answer is of no kind that is shown.");
        }
    }

    private static QueryAnswer ReadMembers(WorldQuery query, AnswerElement answer) => query switch
    {
        WorldQuery.Container => ContainerAnswers.ReadView(answer),
        WorldQuery.Containers => ContainerAnswers.ReadPage(answer),
        WorldQuery.Contents => ContentsAnswers.Read(answer),
        WorldQuery.Slots =>
            ContentsAnswers.Read(answer) as ContentsView.Slots ?? throw answer.Wrong("type", "is not slots"),
        WorldQuery.Balances => BalanceAnswers.ReadPage(answer),
        WorldQuery.GridCells => GridAnswers.ReadCells(answer),
        WorldQuery.Class => ClassAnswers.ReadView(answer),
        WorldQuery.Classes => ClassAnswers.ReadPage(answer),
        WorldQuery.ClassShapes => ClassAnswers.ReadShapes(answer),
        WorldQuery.Instance => InstanceAnswers.ReadView(answer),
        WorldQuery.Children => InstanceAnswers.ReadPage(answer),
        WorldQuery.Hold => HoldAnswers.ReadView(answer),
        WorldQuery.Holds => HoldAnswers.ReadPage(answer),
        WorldQuery.ClassExtents => ClassAnswers.ReadExtents(answer),
        WorldQuery.ClassStats => ClassStatsAnswers.Read(answer),
        WorldQuery.GridFree => GridAnswers.ReadFree(answer),
        WorldQuery.Overlaps => ContinuousAnswers.ReadOverlaps(answer),
        WorldQuery.Follow => HistoryAnswers.ReadFollow(answer),
        WorldQuery.Commits => HistoryAnswers.ReadPage(answer),
        WorldQuery.Commit => HistoryAnswers.ReadView(answer),
        WorldQuery.FreshnessOnly => new FreshnessView(),
        _ => throw new ArgumentOutOfRangeException(nameof(query), query, "The query has no answer on the wire."),
    };
}
