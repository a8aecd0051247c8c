using AssetCore.Format.Binary;

namespace AssetCore.Engine.Checkpoints;

/// <summary>Merges the rows of one section with what a tail made of them.</summary>
internal interface ISectionMerge
{
    /// <summary>Takes the rows of the next chunk of the checkpoint before.</summary>
    void Feed(ref ByteReader rows);

    /// <summary>There are no more rows before.</summary>
    void Finish();
}
