using AssetCore.Ids;
using AssetCore.Log.Files;
using AssetCore.Log.Stores;
using Microsoft.Win32.SafeHandles;

namespace AssetCore.Log.Tests.Files;

public sealed class DiskThreadsTests
{
    private const int Worlds = 12;

    [Fact]
    public async Task Many_writers_that_wait_for_the_disk_leave_half_of_the_pool_to_others()
    {
        var folder = Directory.CreateTempSubdirectory("assetcore-disk-");
        var disk = new HaltingDisk();
        var store = new FileLogStore(folder.FullName, disk);
        List<IAsyncDisposable> leases = [];
        for (var world = 1; world <= Worlds; world++)
        {
            leases.Add((await store.AcquireWriterAsync(new WorldId(world), TestContext.Current.CancellationToken)).Lease!);
            Assert.True((await store.CreateAsync(SegmentOf(world), TestContext.Current.CancellationToken)).IsDone);
        }

        disk.Halt(Worlds);
        var appends = Enumerable.Range(1, Worlds)
            .Select(world => store.AppendAsync(SegmentOf(world), 0, new byte[] { 1 }, TestContext.Current.CancellationToken).AsTask())
            .ToArray();
        await disk.AllHalted;
        Assert.InRange(disk.OnPool, 0, Math.Max(1, Environment.ProcessorCount / 2));
        disk.GoOn();
        Assert.All(await Task.WhenAll(appends), static result => Assert.True(result.IsDone));
        foreach (var lease in leases) await lease.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static BlobName SegmentOf(int world) => BlobName.Segment(new WorldId(world), new BatchNumber(1));

    /// <summary>A disk that lets flushes of data wait until it is told to go on.</summary>
    private sealed class HaltingDisk : FileCalls
    {
        private readonly ManualResetEventSlim _goOn = new(initialState: true);
        private TaskCompletionSource _allHalted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _expected;
        private int _halted;
        private int _onPool;

        public Task AllHalted => _allHalted.Task;

        public int OnPool => Volatile.Read(ref _onPool);

        public void Halt(int flushes)
        {
            (_expected, _halted, _onPool) = (flushes, 0, 0);
            _allHalted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _goOn.Reset();
        }

        public void GoOn() => _goOn.Set();

        public override void Flush(SafeFileHandle file)
        {
            if (!_goOn.IsSet)
            {
                if (Thread.CurrentThread.IsThreadPoolThread) Interlocked.Increment(ref _onPool);
                if (Interlocked.Increment(ref _halted) == _expected) _allHalted.SetResult();
                _goOn.Wait();
            }

            base.Flush(file);
        }
    }
}
