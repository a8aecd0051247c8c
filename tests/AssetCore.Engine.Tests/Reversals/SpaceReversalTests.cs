using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Reads;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Reversals;

/// <summary>Reversals on lines and planes. Instance 1 stands on the line at 500, 2 on the plane at 500, 500.</summary>
public sealed class SpaceReversalTests
{
    private readonly WrittenWorld _world = new();

    public SpaceReversalTests() => _world.Commit(
        Line("line"),
        Plane("plane"),
        Class("beam"),
        Class("crate"),
        Span("beam", 100),
        Rectangle("crate", 100, 40),
        Mint("beam", At("line", 500)),
        Mint("crate", At("plane", 500, 500, 30_000)));

    [Fact]
    public void Places_that_were_exchanged_are_exchanged_back()
    {
        _world.Commit(Mint("beam", At("line", 600)), Mint("crate", At("plane", 700, 500)));
        var before = _world.State.ContentHash;
        var commit = _world.Commit(
            MoveTo(1, At("line", 5_000)),
            MoveTo(3, At("line", 500)),
            MoveTo(1, At("line", 600)),
            MoveTo(2, At("plane", 5_000, 5_000)),
            MoveTo(4, At("plane", 500, 500, 30_000)),
            MoveTo(2, At("plane", 700, 500)));
        _world.Reverse(commit.CommitId);
        Assert.Equal(before, _world.State.ContentHash);
        AssertReplays();
    }

    [Fact]
    public void A_place_on_a_line_that_is_taken_is_a_conflict()
    {
        var commit = _world.Commit(MoveTo(1, At("line", 900)));
        _world.Commit(Mint("beam", At("line", 570)));
        AssertNames("instance 3", _world.RefuseReverse(commit.CommitId));
        _world.Commit(MoveTo(3, At("line", 600)));
        _world.Reverse(commit.CommitId);
        AssertReplays();
    }

    [Fact]
    public void A_place_on_a_plane_that_is_taken_is_a_conflict()
    {
        var commit = _world.Commit(MoveTo(2, At("plane", 900, 900)));
        _world.Commit(Mint("crate", At("plane", 540, 540, 30_000)));
        AssertNames("instance 3", _world.RefuseReverse(commit.CommitId));
        _world.Commit(MoveTo(3, At("plane", 700, 700)));
        _world.Reverse(commit.CommitId);
        AssertReplays();
    }

    [Fact]
    public void A_container_comes_back_with_what_stood_in_it()
    {
        var before = _world.State.ContentHash;
        var commit = _world.Commit(Remove("line"), Remove("plane"));
        _world.Reverse(commit.CommitId);
        Assert.Equal(before, _world.State.ContentHash);
        Assert.Equal(ErrorCode.Overlap, _world.Refuse(Mint("crate", At("plane", 500, 500))).Code);
        var view = _world.Ask<ContentsView.Continuous>(new WorldQuery.Contents(new ContainerId("line"), null, 20));
        Assert.Equal(new InstanceId(1), Assert.Single(view.Placements).Occupant.InstId);
        AssertReplays();
    }

    [Fact]
    public void A_container_that_something_has_been_put_into_stays()
    {
        var commit = _world.Commit(Plane("new"));
        _world.Commit(MoveTo(2, At("new", 500, 500)));
        Assert.Equal(ErrorCode.ReverseConflict, _world.RefuseReverse(commit.CommitId).Code);
    }

    [Fact]
    public void An_extent_that_something_stands_with_stays()
    {
        var commit = _world.Commit(Rectangle("crate", 10, 10, key: 5));
        _world.Commit(Mint("crate", At("plane", 900, 900), key: 5));
        Assert.Equal(ErrorCode.ReverseConflict, _world.RefuseReverse(commit.CommitId).Code);
        _world.Commit(MoveTo(3, At("plane", 950, 900)), Remove("plane"));
        _world.Reverse(commit.CommitId);
        AssertReplays();
    }

    private static void AssertNames(string thing, Rejection refusal)
    {
        Assert.Equal(ErrorCode.ReverseConflict, refusal.Code);
        Assert.Contains(thing, refusal.Detail, StringComparison.Ordinal);
    }

    private void AssertReplays()
    {
        Assert.Equal(_world.State.StateHash, _world.Recover().StateHash);
        Assert.Equal(_world.State.StateHash, _world.Replicate().StateHash);
    }
}
