using AssetCore.Containers;
using AssetCore.Operations;
using static AssetCore.Engine.Tests.Reference.Say;

namespace AssetCore.Engine.Tests.Reference;

/// <content>What finds room on lines and planes, and what is left after stacks and families change.</content>
public abstract partial class ContractScenarios
{
    [Fact]
    public void Spans_may_touch_each_other_and_the_ends()
    {
        var lines = After(
            Mint("rod", On("track", 400)),
            Mint("rod", On("track", 600)),
            Mint("rod", On("track", 50)),
            Mint("rod", On("track", 950)),
            // Odd lengths end between two units: 150.5 to 251.5 and 251.5 to 348.5.
            Extent("rod", Containers.Extent.Span(101), 1),
            Extent("rod", Containers.Extent.Span(97), 2),
            Mint("rod", On("track", 201), 1),
            Mint("rod", On("track", 300), 2));
        Assert.Equal(7, lines.Count(line => line.Contains("on track:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rectangles_may_touch_each_other_and_the_edges_in_any_quarter_turn()
    {
        var lines = After(
            Mint("tile", On("floor", 500, 400)),
            Mint("tile", On("floor", 500, 600, 180_000)),
            Mint("tile", On("floor", 350, 500, 90_000)),
            Mint("tile", On("floor", 650, 500, 270_000)),
            Mint("tile", On("floor", 100, 50)),
            Mint("tile", On("floor", 950, 900, 90_000)));
        Assert.Equal(7, lines.Count(line => line.Contains("on floor:", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_rectangle_at_45_degrees_finds_room_where_its_own_bounding_box_has_none()
    {
        // The corner of the diamond points at the middle of the tile's right edge, 600, 500.
        var lines = After(
            Extent("tile", Containers.Extent.Rectangle(100, 100), 1),
            Mint("tile", On("floor", 671, 500, 45_000), 1),
            Mint("tile", On("floor", 760, 590, 45_000), 1));
        Assert.Equal(3, lines.Count(line => line.Contains("on floor:", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_line_and_a_plane_may_have_any_64_bit_bounds()
    {
        var (least, most) = (long.MinValue, long.MaxValue);
        var lines = After(
            new CreateContainer(
                new("axis"), new ContainerKind.Line(least, most, new(7), 1), null, null, null),
            new CreateContainer(
                new("sky"), new ContainerKind.Plane(least, least, most, most, new(1), 1), null, null, null),
            Class("giant"),
            Extent("giant", Containers.Extent.Rectangle(Containers.Extent.SideMax, Containers.Extent.SideMax)),
            Extent("giant", Containers.Extent.Span(Containers.Extent.SideMax), 1),
            Mint("giant", On("axis", least + (Containers.Extent.SideMax / 2)), 1),
            Mint("giant", On("axis", most - (Containers.Extent.SideMax / 2)), 1),
            Mint("giant", On("sky", 0, 0, 12_345)),
            Mint("giant", On("sky", most - (1L << 53), least + (1L << 53), 45_000)));
        Assert.Equal(2, lines.Count(line => line.Contains("on sky:", StringComparison.Ordinal)));
        Assert.Equal(2, lines.Count(line => line.Contains("on axis:", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_moves_may_use_the_space_it_leaves()
    {
        var lines = After(
            Move(5, On("track", 450)), Move(6, On("floor", 510, 490, 10_000)), Move(6, On("floor", 505, 490)));
        Assert.Contains("instance 5 rod/null on track:450", lines);
        Assert.Contains("instance 6 tile/null on floor:505,490:0", lines);
    }

    [Fact]
    public void Merged_stacks_keep_the_number_at_the_target_and_consolidated_ones_those_at_the_lowest_anchors()
    {
        var lines = After(Merge("pack", 7, 5), Consolidate("pack", "medkit"));
        Assert.Contains("stack 3 at pack:2:None medkit/null quantity=64", lines);
        Assert.Contains("stack 4 at pack:5:None medkit/null quantity=30", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("stack 5 ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_consolidation_without_a_limit_leaves_one_stack_and_touches_no_other_key()
    {
        var lines = After(
            Add("2", "gold", Cell("pack", 1)),
            Add("9", "gold", Cell("pack", 3), 0),
            Consolidate("pack", "gold"));
        const long Last = FurnishedWorld.StacksMinted;
        Assert.Contains($"stack {Last + 1} at pack:1:None gold/null quantity=5", lines);
        Assert.Contains($"stack {Last + 2} at pack:3:None gold/0 quantity=9", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("stack 6 ", StringComparison.Ordinal));
    }

    [Fact]
    public void Stacks_that_64_bits_do_not_hold_together_stay_two()
    {
        var lines = After(
            Add("9223372036854775807", "gold", Cell("pack", 1)),
            Consolidate("pack", "gold"),
            Consolidate("bag", "gold"));
        Assert.Contains("stack 7 at pack:1:None gold/null quantity=9223372036854775807", lines);
        Assert.Contains("stack 6 at pack:10:None gold/null quantity=3", lines);
    }

    [Fact]
    public void Attachment_and_place_are_independent_and_burning_leaves_the_parent()
    {
        var lines = After(Join(1, 3), Place(7, "hook", 1), TakeUp(1), Burn(9), Part(8));
        Assert.Contains("instance 1 helmet/null unplaced part of 3", lines);
        Assert.Contains("instance 7 ghost/null in hook:1", lines);
        Assert.Contains("instance 8 ghost/null unplaced", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("instance 9 ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_drain_takes_children_with_their_parents_if_all_of_them_are_in_it()
    {
        var lines = After(Join(1, 2), Join(2, 9), Remove("gear"));
        Assert.DoesNotContain(lines, line => line.Contains(" helmet/null in ", StringComparison.Ordinal));
        Assert.Contains("instance 9 ghost/null unplaced part of 8", lines);
    }

    [Fact]
    public void Guards_that_are_met_change_nothing()
    {
        var before = Furnished().Snapshot().Lines;
        var lines = After(
            AtLeast("100", "gold", "vault"),
            AtLeast("-5", "gold", "purse"),
            AtLeast("30", "gold", "escrow"),
            Exactly("30", "gold", "escrow"),
            Exactly("0", "gold", "till"),
            Exactly("10.50", "coin", "bank"),
            IsEmpty("gear", 2),
            Holds("gear", 1, 1),
            Holds("gear", 3, "helmet"),
            IsFree("bag", 4),
            Exists("floor"),
            IsAt(1, Slot("gear", 1)),
            IsAt(4, Cell("bag", 19, Rotation.None)),
            IsAt(4, Cell("bag", 19)),
            IsAt(5, On("track", 500)),
            IsAt(6, On("floor", 500, 500)));
        Assert.Equal(before, lines);
    }
}
