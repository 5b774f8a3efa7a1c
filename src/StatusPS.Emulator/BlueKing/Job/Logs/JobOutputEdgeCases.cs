using System.Globalization;
using System.Text;

namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>The output of <see cref="EmulatorScenarios.Job.LargeOutput"/>.</summary>
internal static class JobOutputEdgeCases
{
    private const string StepName = "Print too much";
    private const long FirstHost = 1001;

    /// <summary>Appends the output that is particular to a host of the job.</summary>
    public static void Append(
        StringBuilder text, EmulatedJobStep step, EmulatedJobTarget target, EmulatorOptions options)
    {
        if (step.Name != StepName)
            return;

        switch (target.HostId - FirstHost)
        {
            case 0:
                AppendManyLines(text, options.LargeOutputLines);
                break;
            case 1:
                text.Append("base64: ").Append('A', options.LargeOutputLines * 4).Append('\n');
                break;
            case 2:
                AppendControlCharacters(text);
                break;
            case 3:
                AppendCredentials(text);
                break;
        }
    }

    private static void AppendManyLines(StringBuilder text, int count)
    {
        for (int number = 1; number <= count; number++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"+ rsync: skipping non-regular file \"cache/objects/{number:000000}/data\" 已跳过\n");
        }
    }

    // Colors, a window title, a bell, a line that overwrites itself, a cleared screen, text from right to left.
    private static void AppendControlCharacters(StringBuilder text) => text
        .Append("\u001b[31mERROR\u001b[0m 编译失败\n")
        .Append("\u001b]0;owned\u0007\n")
        .Append("10%\r50%\r100%\n")
        .Append("\u001b[2J\u001b[H")
        .Append("safe\u202egpj.exe\n")
        .Append("\0\u0008\u007f\u009b31m\n")
        .Append("crlf line\r\n");

    // A script that prints its environment.
    private static void AppendCredentials(StringBuilder text) => text
        .Append("BK_APP_CODE=").Append(EmulatorAccounts.BlueKing.AppCode).Append('\n')
        .Append("BK_APP_SECRET=").Append(EmulatorAccounts.BlueKing.AppSecret).Append('\n');
}
