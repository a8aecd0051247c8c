using AssetCore.Engine.State;
using CsCheck;

namespace AssetCore.Engine.Tests.State;

public sealed class WideSumTests
{
    // The ends of 64 bits as often as anything else: that is where a carry is forgotten.
    private static readonly long[] s_ends =
        [0, 1, -1, long.MaxValue, long.MinValue, long.MinValue + 1, 1L << 62];

    private static readonly Gen<long> s_numbers =
        Gen.OneOf(Gen.Long, Gen.Int[0, s_ends.Length - 1].Select(i => s_ends[i]));

    [Fact]
    public void It_agrees_with_arithmetic_of_128_bits() =>
        Gen.Select(s_numbers, Gen.Bool).Array[0, 60].Sample(changes =>
        {
            var sum = default(WideSum);
            Int128 expected = 0;
            foreach (var (number, isAdded) in changes)
            {
                if (isAdded) sum.Add(number);
                else sum.Subtract(number);
                expected += isAdded ? number : -(Int128)number;
                Assert.Equal(expected, sum.Value);
            }
        });
}
