using System.Text;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Json;

namespace LrFind.Core.Tests.Models.Json;

/// <summary>Models as texts, and from texts.</summary>
internal static class JsonModels
{
    public static string Text(ModelSpec model)
    {
        using var stream = new MemoryStream();
        JsonModel.Write(stream, model);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static string ErrorOf(string text, int inputs = 4, int outputs = 2)
    {
        string message = Assert.Throws<InputException>(() => Read(text, new DataShape(new TensorShape(inputs), outputs))).Message;
        return message[message.IndexOf("net.json", StringComparison.Ordinal)..];
    }

    public static ModelSpec Read(string text, DataShape data, bool fits = false)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("lrfind-json-");
        try
        {
            string path = Path.Combine(folder.FullName, "net.json");
            File.WriteAllText(path, text);
            return (ModelSpec)JsonModel.Load(path, fits).SizeTo(data);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
