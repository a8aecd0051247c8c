using AssetCore.Format.Events;

namespace AssetCore.Engine.State;

/// <summary>A class and one of its keys; no key and key 0 differ.</summary>
/// <param name="Class">The class.</param>
/// <param name="Key">The key, or null.</param>
internal readonly record struct Variant(ClassIndex Class, uint? Key);
