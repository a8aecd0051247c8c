using AssetCore.Engine.State;

namespace AssetCore.Engine.Tests.State;

public sealed class PagedTableTests
{
    [Fact]
    public void A_number_that_was_never_set_reads_as_vacant() =>
        Assert.True(new PagedTable<Cell>().Read(123_456_789).IsVacant);

    [Fact]
    public void What_was_set_is_read_and_what_was_vacated_is_gone()
    {
        var table = new PagedTable<Cell>();
        table.Set(5_000, new Cell(7));
        Assert.Equal(7, table.Read(5_000).Value);
        table.Occupied(5_000).Value = 8;
        Assert.Equal(8, table.Read(5_000).Value);
        table.Set(5_000, default);
        Assert.True(table.Read(5_000).IsVacant);
        table.Set(5_001, new Cell(1));
        Assert.Equal(1, table.Read(5_001).Value);
    }

    [Fact]
    public void A_copy_does_not_change_with_the_original()
    {
        var table = new PagedTable<Cell>();
        table.Set(1, new Cell(1));
        var copy = table.Clone();
        table.Set(1, new Cell(2));
        table.Set(2_000, new Cell(3));
        Assert.Equal(1, copy.Read(1).Value);
        Assert.True(copy.Read(2_000).IsVacant);
    }

    [Fact]
    public void A_vacant_cell_cannot_be_had_for_changing() =>
        Assert.Throws<InvariantBrokenException>(() => new PagedTable<Cell>().Occupied(3).Value = 1);

    private struct Cell(int value) : IVacant
    {
        public int Value { get; set; } = value;

        public readonly bool IsVacant => Value == 0;
    }
}
