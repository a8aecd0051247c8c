using AssetCore.Engine.State;
using CsCheck;

namespace AssetCore.Engine.Tests.State;

public sealed class BitmapTests
{
    [Fact]
    public void Ranges_are_set_cleared_counted_and_found_as_in_an_array_of_bools() =>
        Gen.Select(Gen.Int[0, 199], Gen.Int[0, 199], Gen.Bool).Array[1, 40].Sample(changes =>
        {
            var map = new Bitmap(200);
            var model = new bool[200];
            foreach (var (one, other, isSet) in changes)
            {
                var (start, end) = (Math.Min(one, other), Math.Max(one, other));
                var expected = model[start..end].Count(bit => bit != isSet);
                Assert.Equal(expected, isSet ? map.SetRange(start, end - start) : map.ClearRange(start, end - start));
                Array.Fill(model, isSet, start, end - start);
            }

            var (first, last) = (changes[0].Item1 / 2, 199);
            Assert.Equal(model[first..last].Count(bit => bit), map.CountRange(first, last - first));
            Assert.Equal(Array.IndexOf(model, true, first, last - first), map.Next(first, last));
            Assert.Equal(map.CountRange(0, 200), map.Clone().CountRange(0, 200));
        });
}
