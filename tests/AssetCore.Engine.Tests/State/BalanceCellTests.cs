using System.Runtime.CompilerServices;
using AssetCore.Engine.State;
using AssetCore.Hashes;
using CsCheck;

namespace AssetCore.Engine.Tests.State;

public sealed class BalanceCellTests
{
    private const int PartitionsMax = (1 << (BalanceRef.Bits - BalanceRef.OffsetBits)) - 1;

    private static readonly int[] s_steps = [0, 1, 2, 3, 4];

    private static readonly Gen<BalanceRef> s_places = Gen.OneOf(
        Gen.Const(default(BalanceRef)),
        Gen.Select(
            Gen.Int[0, PartitionsMax - 1],
            Gen.Int[0, (1 << BalanceRef.OffsetBits) - 1],
            static (partition, offset) => new BalanceRef(partition, offset)));

    private static readonly Gen<BalanceKey> s_keys = Gen.Select(
        Gen.Int[0, int.MaxValue],
        Gen.Int[0, int.MaxValue],
        Gen.OneOf(Gen.Const((uint?)null), Gen.Const((uint?)uint.MaxValue), Gen.UInt.Select(static key => (uint?)key)),
        static (container, ofClass, key) => new BalanceKey(container, ofClass, key));

    [Fact]
    public void What_a_cell_holds_is_what_was_set_in_whatever_order() =>
        Gen.Select(s_keys, s_places, s_places, Gen.Int[0, 9], Gen.ULong, Gen.ULong, Gen.Shuffle(s_steps)).Sample(
            (key, next, previous, decimals, low, high, order) =>
            {
                var cell = default(BalanceCell);
                var prefix = new Hash128(new UInt128(high, low));
                foreach (var step in order)
                {
                    switch (step)
                    {
                        case 0: cell.Key = key; break;
                        case 1: cell.Next = next; break;
                        case 2: cell.Previous = previous; break;
                        case 3: cell.Decimals = decimals; break;
                        default: cell.Prefix = prefix; break;
                    }
                }

                Assert.True(cell.Has(key));
                Assert.Equal(key, cell.Key);
                Assert.Equal(next, cell.Next);
                Assert.Equal(previous, cell.Previous);
                Assert.Equal(decimals, cell.Decimals);
                Assert.Equal(prefix, cell.Prefix);
            });

    [Fact]
    public void A_chain_keeps_its_first_cell_whole_and_counts_as_far_as_it_can() =>
        Gen.Select(s_places, Gen.Int[1, int.MaxValue]).Sample((first, count) =>
        {
            var chain = new BalanceChain(first, count);
            Assert.Equal(first, chain.First);
            Assert.Equal(Math.Min(count, BalanceChain.CountMax), chain.Count);
            Assert.False(chain.IsVacant);
        });

    [Fact]
    public void A_cell_takes_56_bytes() =>
        Assert.Equal(56, Unsafe.SizeOf<BalanceCell>());
}
