#:project ../src/LrFind.Core/LrFind.Core.csproj
#:property PublishAot=false
// Draws icon.png: a loss curve with the suggested rate on it. Run by `dotnet run packaging/icon.cs`.
using SkiaSharp;

const int Size = 128;
using var surface = SKSurface.Create(new SKImageInfo(Size, Size));
SKCanvas canvas = surface.Canvas;
canvas.Clear(SKColors.Transparent);

using var paint = new SKPaint { IsAntialias = true, Color = SKColor.Parse("#16324f") };
canvas.DrawRoundRect(new SKRect(0, 0, Size, Size), 24, 24, paint);

// Flat, falling, low, and taking off.
using var curve = new SKPath();
curve.MoveTo(14, 38);
curve.CubicTo(44, 38, 50, 46, 62, 68);
curve.CubicTo(74, 90, 80, 96, 90, 96);
curve.CubicTo(102, 96, 106, 64, 112, 22);
paint.Style = SKPaintStyle.Stroke;
paint.StrokeWidth = 9;
paint.StrokeCap = SKStrokeCap.Round;
paint.Color = SKColor.Parse("#8ecae6");
canvas.DrawPath(curve, paint);

paint.StrokeWidth = 4;
paint.Color = SKColor.Parse("#ffb703");
canvas.DrawLine(62, 84, 62, 114, paint);
paint.Style = SKPaintStyle.Fill;
canvas.DrawCircle(62, 68, 12, paint);

using SKData png = surface.Snapshot().Encode(SKEncodedImageFormat.Png, 100);
File.WriteAllBytes(Path.Combine(Path.GetDirectoryName((string)AppContext.GetData("EntryPointFilePath")!)!, "icon.png"), png.ToArray());
