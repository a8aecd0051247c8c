using AssetCore.Benchmarks.Pipeline;

namespace AssetCore.Benchmarks.Reports;

/// <summary>The real pipeline beside the empty one, at the same number of callers in the same run.</summary>
internal sealed record PipelineRow(LoadResult Real, LoadResult Empty);
