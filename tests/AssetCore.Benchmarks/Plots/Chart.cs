using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace AssetCore.Benchmarks.Plots;

/// <summary>Lines over two axes, on white, so that they can be read on a dark page too.</summary>
internal sealed class Chart
{
    // Numbers along an axis as people write them; the exporter's own have seven digits or an exponent.
    private const string NumberFormat = "#,0.###";
    private const double LineWidth = 2;
    private const double WideInterval = 150;
    private const double NarrowInterval = 60;
    private const double MarkerRadius = 3.5;

    // Okabe and Ito (2008): told apart by the colour-blind too.
    private static readonly OxyColor[] s_colors =
    [
        OxyColor.FromRgb(0x00, 0x72, 0xB2),
        OxyColor.FromRgb(0xD5, 0x5E, 0x00),
        OxyColor.FromRgb(0x00, 0x9E, 0x73),
        OxyColor.FromRgb(0xCC, 0x79, 0xA7),
    ];

    private static readonly MarkerType[] s_markers =
        [MarkerType.Circle, MarkerType.Square, MarkerType.Triangle, MarkerType.Diamond];

    private readonly string _xTitle;
    private readonly string _yTitle;
    private int _group = -1;

    public Chart(string title, string xTitle, string yTitle)
    {
        (_xTitle, _yTitle) = (xTitle, yTitle);
        Model = new PlotModel
        {
            Title = title,
            TitleFontSize = 16,
            DefaultFontSize = 13,
            DefaultFont = "sans-serif",
            Background = OxyColors.White,
            PlotAreaBorderColor = OxyColors.Gray,
        };
        Model.Legends.Add(new Legend
        {
            LegendPlacement = LegendPlacement.Outside,
            LegendPosition = LegendPosition.BottomCenter,
            LegendOrientation = LegendOrientation.Horizontal,
            LegendSymbolLength = 30,
            LegendItemSpacing = 16,
        });
        Model.Axes.Add(Linear(AxisPosition.Bottom, xTitle));
        Model.Axes.Add(Linear(AxisPosition.Left, yTitle));
    }

    public PlotModel Model { get; }

    public void LogarithmicX() => Model.Axes[0] = Logarithmic(AxisPosition.Bottom, _xTitle);

    public void LogarithmicY() => Model.Axes[1] = Logarithmic(AxisPosition.Left, _yTitle);

    /// <summary>The lines that follow have another colour and another marker.</summary>
    public void Begin() => _group++;

    public void Line(string name, IEnumerable<(double X, double Y)> points, LineStyle style)
    {
        var color = s_colors[_group % s_colors.Length];
        var line = new LineSeries
        {
            Title = name,
            Color = color,
            LineStyle = style,
            StrokeThickness = LineWidth,
            MarkerType = s_markers[_group % s_markers.Length],
            MarkerSize = MarkerRadius,
            MarkerFill = color,
        };
        line.Points.AddRange(points.Select(point => new DataPoint(point.X, point.Y)));
        Model.Series.Add(line);
    }

    private static LinearAxis Linear(AxisPosition position, string title) => new()
    {
        Position = position,
        Title = title,
        Minimum = 0,
        StringFormat = NumberFormat,
        MajorGridlineStyle = LineStyle.Solid,
        MajorGridlineColor = OxyColors.LightGray,
    };

    // Along the bottom long numbers stand side by side: a label for each power of ten, and few others.
    private static LogarithmicAxis Logarithmic(AxisPosition position, string title) => new()
    {
        IntervalLength = position == AxisPosition.Bottom ? WideInterval : NarrowInterval,
        Position = position,
        Title = title,
        StringFormat = NumberFormat,
        MajorGridlineStyle = LineStyle.Solid,
        MajorGridlineColor = OxyColors.LightGray,
    };
}
