namespace AssetCore.EndToEnd.Processes;

/// <summary>The ports of one silo.</summary>
/// <param name="Http">Its web server.</param>
/// <param name="Silo">For other silos.</param>
/// <param name="Gateway">For Orleans clients.</param>
internal sealed record SiloPorts(int Http, int Silo, int Gateway)
{
    /// <summary>Three ports that are free, and different from each other.</summary>
    public static SiloPorts Free()
    {
        var ports = FreePort.Next(3);
        return new SiloPorts(ports[0], ports[1], ports[2]);
    }
}
