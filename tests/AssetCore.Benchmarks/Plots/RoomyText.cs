using OxyPlot;

namespace AssetCore.Benchmarks.Plots;

/// <summary>
/// Measures text for an SVG, of which nobody knows with what font it will be shown: somewhat larger than the exporter's
/// own Helvetica, so that wider ones fit as well.
/// </summary>
internal sealed class RoomyText() : PdfRenderContext(1, 1, OxyColors.White)
{
    private const double WidthRoom = 1.75;
    private const double HeightRoom = 1.35;

    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        var size = base.MeasureText(text, fontFamily, fontSize, fontWeight);
        return new OxySize(size.Width * WidthRoom, size.Height * HeightRoom);
    }
}
