using AssetCore.Format.Binary;

namespace AssetCore.Engine.Checkpoints;

/// <summary>Merges the rows of one section with what a tail made of them.</summary>
internal interface ISectionMerge
{
    /// <summary>Takes the rows of the next chunk of the checkpoint before.</summary>
    void Feed(ref ByteReader rows);

    /// <summary>There are no more rows before: passes on some of those that are left.</summary>
    /// <param name="rowsMax">How many at most, 1 or more.</param>
    /// <returns>True once none is left; it stays so.</returns>
    bool Finish(int rowsMax);
}
