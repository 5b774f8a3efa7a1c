using System.Text;
using System.Text.Json;
using System.Xml;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>
/// Writes responses in the requested format. RPC returns XML unless <c>Format=JSON</c>; ACS3 returns JSON unless XML is
/// requested.
/// </summary>
internal sealed class AliyunResponseWriter
{
    private readonly bool _isXml;
    private readonly string _host;
    private readonly AliyunProduct _product;
    private readonly string _requestId = Guid.NewGuid().ToString().ToUpperInvariant();

    public AliyunResponseWriter(ReceivedRequest request, bool isAcs3, AliyunProduct product)
    {
        _product = product;
        _host = request.Host;
        string accept = request.GetHeader("Accept") ?? string.Empty;
        _isXml = RpcRequestParser.ReadParameters(request).Find("Format") is { } format
            ? !string.Equals(format, "JSON", StringComparison.OrdinalIgnoreCase)
            : !isAcs3 || accept.Contains("xml", StringComparison.OrdinalIgnoreCase);
    }

    public EmulatorResponse WriteError(AliyunApiError error) => _isXml
        ? WriteXml(error.Status, "Error", xml =>
        {
            xml.WriteElementString("RequestId", _requestId);
            xml.WriteElementString("HostId", _host);
            xml.WriteElementString("Code", error.Code);
            xml.WriteElementString("Message", error.Message);
        })
        : WriteJson(error.Status, json =>
        {
            json.WriteStartObject();
            json.WriteString("RequestId", _requestId);
            json.WriteString("HostId", _host);
            json.WriteString("Code", error.Code);
            json.WriteString("Message", error.Message);
            json.WriteString(
                "Recommend", $"https://api.aliyun.com/troubleshoot?q={error.Code}&product={_product.Name}");
            json.WriteEndObject();
        });

    /// <summary>Writes a failure with HTTP 200.</summary>
    public EmulatorResponse WriteErrorInBody(string code, string message) => _isXml
        ? WriteXml(200, DtsService.StatusListAction + "Response", xml =>
        {
            xml.WriteElementString("RequestId", _requestId);
            xml.WriteElementString("ErrCode", code);
            xml.WriteElementString("ErrMessage", message);
            xml.WriteElementString("Success", "false");
        })
        : WriteJson(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("RequestId", _requestId);
            json.WriteString("ErrCode", code);
            json.WriteString("ErrMessage", message);
            json.WriteBoolean("Success", false);
            json.WriteEndObject();
        });

    public EmulatorResponse WriteStatusList(IReadOnlyList<EmulatedDtsJob> jobs) => _isXml
        ? WriteXml(
            200, DtsService.StatusListAction + "Response", xml => DtsStatusListXmlWriter.Write(xml, jobs, _requestId))
        : WriteJson(200, json => DtsStatusListJsonWriter.Write(json, jobs, _requestId));

    public EmulatorResponse WriteJobList(DtsJobListPage page) => _isXml
        ? WriteXml(200, DtsService.JobListAction + "Response", xml => DtsJobListXmlWriter.Write(xml, page, _requestId))
        : WriteJson(200, json => DtsJobListJsonWriter.Write(json, page, _requestId));

    /// <summary>Writes the fields of an action's response, and the ID of the request.</summary>
    public EmulatorResponse WriteFields(string action, List<(string Name, object Value)> fields)
    {
        List<(string Name, object Value)> all = [("RequestId", _requestId), .. fields];
        return _isXml
            ? WriteXml(200, action + "Response", xml => AliyunFieldWriter.WriteXml(xml, all))
            : WriteJson(200, json => AliyunFieldWriter.WriteJson(json, all));
    }

    private EmulatorResponse WriteJson(int status, Action<Utf8JsonWriter> write)
        => AddRequestId(JsonResponseWriter.Write(status, write, "application/json;charset=utf-8"));

    private EmulatorResponse WriteXml(int status, string root, Action<XmlWriter> write)
    {
        StringBuilder text = new("<?xml version='1.0' encoding='UTF-8'?>");
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement(root);
            write(xml);
            xml.WriteEndElement();
        }

        return AddRequestId(TextResponseWriter.Write(status, "text/xml;charset=utf-8", text.ToString()));
    }

    private EmulatorResponse AddRequestId(EmulatorResponse response)
    {
        response.Headers["x-acs-request-id"] = _requestId;
        return response;
    }
}
