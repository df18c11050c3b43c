using System.Text;

namespace LrFind.Core.Tests.Data.Fuzz;

/// <summary>Sound files of every dialect and every kind of column, to be damaged.</summary>
internal static class SeedFiles
{
    private const int Rows = 24;

    public static byte[][] All { get; } =
    [
        Utf8(Tables.Rows("a,b,y", Rows, i => $"{i},{i * 0.5},{i % 2}")),
        Utf8(Tables.Rows("size;price;y", Rows, i => $"{i},5;\"{i + 1}.000,25\";{i * i},1")),
        Utf8(Tables.Rows("when\tclock\tok\ty", Rows, i => $"2024-{1 + i % 12:00}-{1 + i}T{i}:30:00Z\t{i}:15\t{(i % 3 == 0 ? "yes" : "No")}\t{i % 3}")),
        Utf8(Tables.Rows("id|name|kind|y", Rows, i => $"{i}|person {i}|{"abc"[i % 3]}|{(i % 2 == 0 ? "good" : "bad")}")),
        Utf8(Tables.Rows("  a   b      y", Rows, i => $"  {i}   {i * 3.25}   \"c {i % 2}\"")),
        Utf8("\uFEFFsep=,\r\n" + Tables.Rows("money,share,y", Rows, i => $"\"${i + 1},250.50\",{i} %,{i * 7}").Replace("\n", "\r\n", StringComparison.Ordinal)),
        Utf8("# made by hand\n# twice\n" + Tables.Rows("\"text, long\",b,y", Rows, i => $"\"it said \"\"no\"\",\nand {i % 4} more\",{i},{i % 2}")),
        Utf8(Tables.Rows("1.5,2.5,0", Rows, i => $"{i}.5,{(i % 5 == 0 ? "NA" : $"-{i}e2")},{i % 2}")),
        Utf8(Tables.Rows("country,2019,2020,2021", Rows, i => $"land {i % 6},{i},{i * i},{(i % 7 == 0 ? "" : $"{i}")}")),
        Encoding.Unicode.GetBytes("\uFEFF" + Tables.Rows("größe,ß,y", Rows, i => $"{i},ж{i % 3},{i % 2}")),
        Encoding.BigEndianUnicode.GetBytes(Tables.Rows("a;b;y", Rows, i => $"{i};\"x\r\n{i % 3}\";{i * 0.25}")),
        Encoding.Latin1.GetBytes(Tables.Rows("größe,straße,y", Rows, i => $"{i},weg {i % 4} ä,{i % 2}")),
        Utf8(Tables.Rows("p1,p2,p3,p4,u,v", Rows, i => $"{i},{255 - i},0,{i * 3 % 256},{i * 0.1},{(i % 6 == 0 ? "?" : $"{i}")}")),
        Utf8(Tables.Rows("a,b,y", Rows, i => $"{(i == 3 ? "1e300" : i == 5 ? "-inf" : $"{i}")},{(i == 7 ? "5e9" : $"{i}")},{i % 2}").Replace('\n', '\r')),
        Utf8("Report of May\n\n" + Tables.Rows("a,b,y", Rows, i => $"{i * 7 % 5}.5,{i},{i % 2}") + "Total,276,\n\n\"Source: agency, 2024\"\n"),
        Utf8("% made by hand\n" + Tables.Rows("a,b,y\nmm,kg,-", Rows, i => $"{i},({i * i % 7}.25),{i % 2}") + "\uFEFFa,b,y\nmm,kg,-\n1,2,0\n"),
        Utf8(Tables.Rows("\"a\" \"when\" \"y\"", Rows, i => $"\"{i + 1}\" {i}.5 \"{1 + i:00}/{1 + i % 12:00}/2024\" \"{"ab"[i % 2]}\"") + "# 5\" and more\n"),
        Utf8(Tables.Rows("zip;menge;y\nc;c;d\n;;class", Rows, i => $"0{i * 37 % 1000:000};{i}.{i * 41 % 1000:000},5-;{i % 2}")),
        Encoding.Unicode.GetBytes("\uFEFFTitel\r\n" + Tables.Rows("a;b;y", Rows, i => $"{i},5;\u2212{i};{i % 2}") + "\uFEFFa;b;y\n1;2;0\nSumme;;\n"),
    ];

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
