using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StatusPS.Engine.Tests.Fuzzing;

/// <summary>
/// Mutates a response: values of other types; missing, new and duplicate fields; optionally the text itself.
/// </summary>
internal static class Mutation
{
    private const string Mark = "mutated-";

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "-1", "\"\"", "\" \"", "\"1\"", "\"-7\"", "\"3.0\"", "\"1e400\"", "1e400",
        "0.5", "3.0", "9223372036854775807", "-9223372036854775808",
        "9223372036854775808", "99999999999999999999999", "\"99999999999999999999999\"", "253402300800",
        "253402300799999", "\"253402300799\"", "[]", "{}", "[null]", "[[]]", "[{}]", "{\"a\":{}}",
        "\"success\"", "\"Synchronizing\"", "\"onProgress\"", "\"a status of tomorrow\"", "\"0001-01-01T00:00:00Z\"",
        "\"9999-12-31T23:59:59.9999999-14:00\"", "\"2026-02-30T00:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"",
        "\"\\ud800\"", "\"\\udc00x\"", "\"\\ud83d\\ude00\"", "\"\\u0000\"", "\"\\u001b[2J\\u202e\"", "\"密\"", "\""
            + new string('x', 5000) + "\"",
        "[1,\"1\",null]", string.Concat(Enumerable.Repeat("[", 70))
            + string.Concat(Enumerable.Repeat("]", 70)), string.Concat(Enumerable.Repeat("{\"a\":", 60)) + "1"
            + new string('}', 60), "NaN", "'x'", "01",
    ];

    private static readonly string[] Fragments = [
        "\"", "{", "}", "[", "]", ",", ":", "\\", "\\u", "\\ud800", "\0", "\uFEFF", "<", "null", "1e9999", "\u00e9",
        "//", "\n"];

    /// <summary>Mutates the data only, so that the envelope still reports success.</summary>
    public static byte[] MutateData(string sample, string data, Choices choices)
    {
        var root = JsonNode.Parse(sample)!;
        var raw = new Dictionary<string, string>();
        while (choices.Any) Mutate(root, data, raw, choices);
        return Encoding.UTF8.GetBytes(Fill(root.ToJsonString(), raw));
    }

    /// <summary>Mutates any part, the text included.</summary>
    public static byte[] MutateAll(string sample, Choices choices)
    {
        var root = new JsonObject { ["all"] = JsonNode.Parse(sample) };
        var raw = new Dictionary<string, string>();
        int changes = choices.Below(3);
        for (int i = 0; i < changes && choices.Any; i++) Mutate(root, "all", raw, choices);
        string whole = root.ToJsonString();
        var text = new StringBuilder(Fill(whole[(whole.IndexOf(':', StringComparison.Ordinal) + 1)..^1], raw));
        while (choices.Any) MutateText(text, choices);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Mutate(JsonNode root, string data, Dictionary<string, string> raw, Choices choices)
    {
        var positions = new List<(JsonNode Owner, string? Name, int Index)>();
        if (root is JsonObject whole && whole.ContainsKey(data)) Collect(whole, data, positions);
        if (positions.Count == 0) return;
        var (owner, name, index) = choices.Of(positions);
        var value = Raw(choices.Of(Values), raw);
        int way = choices.Below(6);
        if (owner is JsonArray list)
        {
            if (way == 0) list.RemoveAt(index);
            else if (way == 1) list.Add(list[index]?.DeepClone());
            else if (way == 2) list.Insert(index, value);
            else list[index] = value;
            return;
        }
        var fields = (JsonObject)owner;
        if (way == 0 && name != data) fields.Remove(name!);
        else if (way == 1) fields["new" + raw.Count] = value;
        else if (way == 2 && name != data) AddDuplicate(fields, name!, value, raw);
        else if (way == 3) fields[name!] = new JsonArray(fields[name!]?.DeepClone());
        else fields[name!] = value;
    }

    // A second field of the same name, which a tree can't hold: it is put in where the text is made.
    private static void AddDuplicate(JsonObject fields, string name, JsonNode value, Dictionary<string, string> raw)
    {
        string mark = $"{Mark}{raw.Count}";
        raw[$"\"{mark}\":0"] = $"{JsonSerializer.Serialize(name)}:{value.ToJsonString()}";
        fields[mark] = 0;
    }

    private static void Collect(JsonNode owner, string name, List<(JsonNode, string?, int)> positions)
    {
        positions.Add((owner, name, 0));
        CollectValues(owner[name], positions);
    }

    private static void CollectValues(JsonNode? node, List<(JsonNode, string?, int)> positions)
    {
        if (node is JsonObject fields)
        {
            foreach (var (name, _) in fields) Collect(fields, name, positions);
        }
        else if (node is JsonArray list)
        {
            for (int i = 0; i < list.Count; i++)
            {
                positions.Add((list, null, i));
                CollectValues(list[i], positions);
            }
        }
    }

    private static JsonValue Raw(string value, Dictionary<string, string> raw)
    {
        string mark = $"{Mark}{raw.Count}";
        raw[$"\"{mark}\""] = value;
        return JsonValue.Create(mark);
    }

    // The last marks first, for a field that is there twice holds the mark of its value.
    private static string Fill(string text, Dictionary<string, string> raw)
    {
        foreach (var (mark, value) in raw.Reverse()) text = text.Replace(mark, value, StringComparison.Ordinal);
        return text;
    }

    private static void MutateText(StringBuilder text, Choices choices)
    {
        int at = choices.Below(text.Length);
        switch (choices.Below(5))
        {
            case 0:
                text.Length = at;
                break;
            case 1:
                text.Remove(at, Math.Min(text.Length - at, 1 + choices.Below(8)));
                break;
            case 2:
                text.Insert(at, text.ToString(at, Math.Min(text.Length - at, 1 + choices.Below(40))));
                break;
            case 3 when text.Length > 0:
                text[at] = (char)(32 + choices.Below(95));
                break;
            default:
                text.Insert(at, choices.Of(Fragments));
                break;
        }
    }
}
