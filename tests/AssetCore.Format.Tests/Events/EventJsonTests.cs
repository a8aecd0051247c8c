using System.Text.Json;
using AssetCore.Containers;
using AssetCore.Format.Events;
using AssetCore.Worlds;
using CsCheck;

namespace AssetCore.Format.Tests.Events;

/// <summary>Events as people read them: <c>docs/formats/events.md</c>.</summary>
public sealed class EventJsonTests
{
    private static readonly BalanceSet s_balance =
        new(new(1), new(2), null, new BalanceRow(12_500, 0), new BalanceRow(10_000, 0));

    [Fact]
    public void A_balance_is_shown_in_decimals_and_in_units() => AssertShown(
        """
        {"event":"BalanceSet","container_id":"c1","class":"k2","key":null,
        "before":{"quantity":"10","scaled":10000,"held":"0","held_scaled":0},
        "after":{"quantity":"12.5","scaled":12500,"held":"0","held_scaled":0}}
        """,
        s_balance);

    [Fact]
    public void A_balance_of_unknown_scale_is_shown_in_units_alone() =>
        Assert.Contains(
            "\"after\":{\"quantity\":null,\"scaled\":12500,\"held\":null,\"held_scaled\":0}",
            Show(s_balance with { Container = new(0) }),
            StringComparison.Ordinal);

    [Fact]
    public void Rows_that_do_not_exist_are_null() => AssertShown(
        """
        {"event":"InstanceSet","inst_id":3,"before":null,
        "after":{"class":"k2","key":4,"parent_id":null,
        "location":{"container_id":"c1","kind":"slot","slot_index":7}}}
        """,
        new InstanceSet(new(3), new InstanceRow(new(2), 4, default, new InstancePlace.Slot(new(1), 7)), null));

    [Fact]
    public void Containers_and_classes_name_themselves()
    {
        AssertShown(
            """
            {"event":"ContainerSet","container_id":"vault",
            "before":{"kind":{"type":"slots","count":9},"owner":5,"display_name":null,"policies":null},"after":null}
            """,
            new ContainerSet(new(9), null, new ContainerRow(new("vault"), new ContainerKind.Slots(9), 5, null, null)));
        AssertShown(
            """
            {"event":"ClassSet","class":"gold","before":null,
            "after":{"name":"Gold","flags":18446744073709551615,"behavior":null}}
            """,
            new ClassSet(new(9), new ClassRow(new("gold"), "Gold", ulong.MaxValue, null), null));
    }

    [Fact]
    public void Worlds_show_their_stage_in_words() => AssertShown(
        """
        {"event":"WorldIndexSet","namespace_id":2,"before":null,
        "after":{"lifecycle":"creating","display_name":null,"created_time_ms":5,
        "write_mode":"read_write","draining":false,"frozen":false,"changed_time_ms":5,"lineage":null,"purged":true}}
        """,
        new WorldIndexSet(new(2), new WorldIndexRow(WorldLifecycle.Creating, null, 5, default, 5, null, true), null));

    [Fact]
    public void Every_event_is_one_json_object_with_its_kind() =>
        GenEvents.Any.Array[1, 4].Sample(
            events =>
            {
                var texts = EventJson.TextsOf(RecordedEvents.Encode(events), NumberedNames.Instance);
                Assert.Equal(events.Length, texts.Length);
                foreach (var (change, text) in events.Zip(texts))
                {
                    using var document = JsonDocument.Parse(text.Utf8);
                    var kind = change is string ? "CommitNoted" : change.GetType().Name;
                    Assert.Equal(kind, document.RootElement.GetProperty("event").GetString());
                }
            },
            iter: 500);

    private static void AssertShown(string expected, object change) =>
        Assert.Equal(expected.ReplaceLineEndings(""), Show(change));

    private static string Show(object change) =>
        EventJson.TextsOf(RecordedEvents.Encode([change]), NumberedNames.Instance)[0].ToString();
}
