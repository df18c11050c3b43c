using System.Text.Json;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Foundation;

public class JsonTextTests
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JsonText.Encoder };

    [Fact]
    public void Every_character_comes_back_and_none_acts_on_the_way()
    {
        for (int i = 0; i <= char.MaxValue; i++)
        {
            string text = $"a{(char)i}b";
            if (char.IsSurrogate((char)i))
                continue;
            string json = JsonSerializer.Serialize(text, s_options);
            Assert.Equal(text, JsonSerializer.Deserialize<string>(json));
            Assert.True(json.All(Legible.Shows), json);
            byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(text, s_options);
            Assert.Equal(json, System.Text.Encoding.UTF8.GetString(bytes));
        }
    }

    [Fact]
    public void Letters_and_signs_stay_as_they_are()
    {
        const string Text = "Größe 重さ שלום <a & 'b'> 1e+2 × …";
        Assert.Equal($"\"{Text}\"", JsonSerializer.Serialize(Text, s_options));
        Assert.Equal("🙂", JsonSerializer.Deserialize<string>(JsonSerializer.Serialize("🙂", s_options)));
    }

    [Fact]
    public void What_would_not_be_seen_is_an_escape() =>
        Assert.Equal("\"\\u001b\\u009B\\u202E\\u2028\\uFEFF\\u200D\\u00AD\\n\"", JsonSerializer.Serialize("\e\u009b\u202e\u2028\ufeff\u200d\u00ad\n", s_options), ignoreCase: true);
}
