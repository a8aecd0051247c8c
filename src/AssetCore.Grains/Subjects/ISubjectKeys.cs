using AssetCore.Format.Sealing;
using AssetCore.Ids;
using AssetCore.Log;

namespace AssetCore.Grains.Subjects;

/// <summary>
/// Where the keys of subjects are kept, one for each world and subject: away from logs, checkpoints and archives, so
/// that a key can be destroyed while what it sealed stays where it is. All silos of a cluster must see the same keys.
/// A host may supply one of its own (a vault); otherwise keys stand beside the logs in the same store.
/// </summary>
/// <remarks>
/// Any thread. Every method throws <see cref="StorageUnavailableException"/> if it could not be done; a key may then
/// have been made or destroyed all the same, and repeating the call settles it. So does one that was cancelled.
/// </remarks>
public interface ISubjectKeys
{
    /// <summary>The subject's live key; null if it never had one, or the last one is destroyed.</summary>
    ValueTask<SubjectKey?> FindAsync(WorldId world, SubjectId subject, CancellationToken cancellationToken);

    /// <summary>
    /// The subject's live key; made now, durably, if there is none. Whoever asks at the same moment on other silos gets
    /// the same one. A destroyed key never comes back: what is made after it is another.
    /// </summary>
    ValueTask<SubjectKey> ObtainAsync(WorldId world, SubjectId subject, CancellationToken cancellationToken);

    /// <summary>
    /// Destroys the subject's live key, durably and for ever. Safe to repeat: if there is none any more, the
    /// destruction before is told again. Null, and nothing is written, if the subject never had one.
    /// </summary>
    ValueTask<KeyDestruction?> DestroyAsync(WorldId world, SubjectId subject, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes every key of a world that is purged, marks of destroyed ones included. Safe to repeat; one that was
    /// cancelled is completed by repeating it.
    /// </summary>
    ValueTask PurgeAsync(WorldId world, CancellationToken cancellationToken);

    /// <summary>
    /// Remembers where the world's log says that the key was destroyed, as long as no new key was made since.
    /// </summary>
    ValueTask RecordAsync(
        WorldId world,
        SubjectId subject,
        KeyDestruction destruction,
        WorldSeq recordedAt,
        CancellationToken cancellationToken);
}
