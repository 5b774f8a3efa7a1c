using System.Globalization;
using StatusPS.Engine.Tests.Hosting;

namespace StatusPS.Engine.Tests.Aliyun;

/// <summary>Responses of DTS about a job and its log.</summary>
internal static class DtsLogSamples
{
    /// <summary>A listed job with a failed precheck and all reasons.</summary>
    public const string Failed = """
        {"DtsInstanceID":"dtsa1","DtsJobId":"a1","DtsJobName":"orders","DtsJobDirection":"Forward","Status":"PrecheckFailed","ErrorMessage":"DTS-1020042: no redo log.",
         "ErrorDetails":[{"ErrorCode":"DTS-1020042","HelpUrl":"https://help.example/1020042"}],"MigrationErrCode":"dts.1020042","MigrationErrWorkaround":"Grant the account the right.",
         "PrecheckStatus":{"Status":"Failed","Percent":"100","ErrorMessage":"1 item failed","Detail":[
           {"CheckItem":"CHECK_CONN_SRC","CheckItemDescription":"Connection","CheckResult":"Success"},
           {"CheckItem":"CHECK_REDO","CheckItemDescription":"Redo log","CheckResult":"Failed","FailedReason":"No right to read it.","RepairMethod":"GRANT SELECT"}]},
         "DataInitializationStatus":{"Status":"NotStarted","Percent":"0"}}
        """;

    /// <summary>A listed job that retries.</summary>
    public const string Retrying = """
        {"DtsInstanceID":"dtsa1","DtsJobId":"a1","DtsJobDirection":"Forward","Status":"Retrying",
         "RetryState":{"Retrying":true,"RetryCount":7,"RetryTime":600,"MaxRetryTime":43200,"RetryTarget":"destDB","ErrMessage":"refused","Module":"writer"}}
        """;

    /// <summary>Creates a page of the list of jobs.</summary>
    /// <param name="jobs">One job; empty for none.</param>
    public static Reply Page(string jobs) =>
        Reply.Json(
            $$"""{"RequestId":"R","Success":true,"HttpStatusCode":200,"TotalRecordCount":{{(jobs.Length > 0 ? 1 : 0)}},"DtsJobList":[{{jobs}}]}""");

    /// <summary>Creates the page of the service log that a request asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="total">The number of entries on all pages.</param>
    public static Reply Log(RecordedRequest request, int total)
    {
        int page = int.Parse(request.Query["PageNumber"], CultureInfo.InvariantCulture),
            size = int.Parse(request.Query["PageSize"], CultureInfo.InvariantCulture);
        string[] states = ["ERROR", "WARN", "NORMAL"];
        var lines = Enumerable.Range(0, total).Skip((page - 1) * size).Take(size)
            .Select(number =>
                $$"""{"Context":"line {{number}}","State":"{{states[Math.Min(number, 2)]}}","Time":"2026-03-01T02:03:04.000+00:00"}""");
        return Reply.Json(
            $$"""{"RequestId":"R","Success":true,"Code":200,"TotalRecordCount":{{total}},"ServiceLogContexts":[{{string.Join(',', lines)}}]}""");
    }
}
