using System.Text;
using System.Xml;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>Answers in the format the call asked for: RPC gives XML unless <c>Format=JSON</c>, ACS3 gives JSON unless XML is asked for.</summary>
internal sealed class AliyunAnswer
{
    private const string JsonType = "application/json;charset=utf-8";
    private const string XmlType = "text/xml;charset=utf-8";

    private readonly bool _xml;
    private readonly string _host;
    private readonly string _requestId = Guid.NewGuid().ToString().ToUpperInvariant();

    public AliyunAnswer(WireRequest request, bool acs3)
    {
        _host = request.Host;
        string? format = RpcReader.ParametersOf(request).Find("Format");
        bool acceptsXml = acs3 && (request.Header("Accept") ?? string.Empty).Contains("xml", StringComparison.OrdinalIgnoreCase);
        _xml = format is null ? !acs3 || acceptsXml : !string.Equals(format, "JSON", StringComparison.OrdinalIgnoreCase);
    }

    public EmulatorResponse Error(AliyunError error)
    {
        if (_xml)
        {
            return Xml(error.Status, "Error", xml =>
            {
                xml.WriteElementString("RequestId", _requestId);
                xml.WriteElementString("HostId", _host);
                xml.WriteElementString("Code", error.Code);
                xml.WriteElementString("Message", error.Message);
            });
        }

        return Stamp(JsonAnswer.Write(error.Status, (error, _requestId, _host), static (json, state) =>
        {
            json.WriteStartObject();
            json.WriteString("RequestId", state._requestId);
            json.WriteString("HostId", state._host);
            json.WriteString("Code", state.error.Code);
            json.WriteString("Message", state.error.Message);
            json.WriteString("Recommend", "https://api.aliyun.com/troubleshoot?q=" + state.error.Code + "&product=Dts");
            json.WriteEndObject();
        }, JsonType));
    }

    /// <summary>A failure inside an HTTP 200.</summary>
    public EmulatorResponse FailedInBody(string code, string message)
    {
        if (_xml)
        {
            return Xml(200, DtsAction.StatusList + "Response", xml =>
            {
                xml.WriteElementString("RequestId", _requestId);
                xml.WriteElementString("ErrCode", code);
                xml.WriteElementString("ErrMessage", message);
                xml.WriteElementString("Success", "false");
            });
        }

        return Stamp(JsonAnswer.Write(200, (code, message, _requestId), static (json, state) =>
        {
            json.WriteStartObject();
            json.WriteString("RequestId", state._requestId);
            json.WriteString("ErrCode", state.code);
            json.WriteString("ErrMessage", state.message);
            json.WriteBoolean("Success", false);
            json.WriteEndObject();
        }, JsonType));
    }

    public EmulatorResponse Success(IReadOnlyList<DtsJob> jobs)
    {
        if (_xml)
            return Xml(200, DtsAction.StatusList + "Response", xml => DtsJobsXml.Write(xml, jobs, _requestId));

        return Stamp(JsonAnswer.Write(200, (jobs, _requestId), static (json, state) => DtsJobsJson.Write(json, state.jobs, state._requestId), JsonType));
    }

    public EmulatorResponse Success(DtsListPage page)
    {
        if (_xml)
            return Xml(200, DtsAction.JobList + "Response", xml => DtsListXml.Write(xml, page, _requestId));

        return Stamp(JsonAnswer.Write(200, (page, _requestId), static (json, state) => DtsListJson.Write(json, state.page, state._requestId), JsonType));
    }

    private EmulatorResponse Xml(int status, string root, Action<XmlWriter> write)
    {
        StringBuilder text = new();
        using (XmlWriter xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement(root);
            write(xml);
            xml.WriteEndElement();
        }

        return Stamp(TextAnswer.Make(status, XmlType, "<?xml version='1.0' encoding='UTF-8'?>" + text));
    }

    private EmulatorResponse Stamp(EmulatorResponse response)
    {
        response.Headers["x-acs-request-id"] = _requestId;
        return response;
    }
}
