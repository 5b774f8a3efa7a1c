namespace StatusPS.Emulator.Aliyun.Diagnosis;

/// <summary>An error of a job.</summary>
/// <param name="Code">The error code.</param>
/// <param name="Message">The message, without the code.</param>
/// <param name="Type">The type of the error (<c>MigrationErrType</c>).</param>
/// <param name="Workaround">The solution (<c>MigrationErrWorkaround</c>).</param>
/// <param name="HelpDocumentId">The ID of the help document.</param>
internal sealed record EmulatedDtsFailure(
    string Code, string Message, string Type, string Workaround, string HelpDocumentId)
{
    /// <summary>Code and message, as in <c>ErrorMessage</c>.</summary>
    public string Text => Code + ": " + Message;

    public string HelpUrl => $"https://help.aliyun.com/document_detail/{HelpDocumentId}.html";
}
