namespace StatusPS.Emulator;

public static partial class EmulatorScenarios
{
    /// <summary>JOB instances, by default of business <see cref="BizId"/>.</summary>
    public static class Job
    {
        /// <summary>The default business.</summary>
        public const long BizId = 1;

        /// <summary>A business that exists and that no one may access.</summary>
        public const long ForbiddenBizId = 4;

        /// <summary>The business set of <see cref="InBizSet"/>.</summary>
        public const long BizSetId = 2;

        /// <summary>The tenant set of <see cref="InTenantSet"/>.</summary>
        public const long TenantSetId = 3;

        /// <summary>
        /// The example of the documents of <c>get_job_instance_status</c>: failed, one step, one host.
        /// </summary>
        public const long DocumentedExample = 100;

        /// <summary>Runs for 30 s, with three steps (script, file, script) and 20 hosts, then succeeds.</summary>
        public const long Succeeds = 101;

        /// <summary>Failed on 2 of 20 hosts in the second step.</summary>
        public const long FailsOnTwoHosts = 102;

        /// <summary>Waits for a confirmation (7) and never continues.</summary>
        public const long AwaitsConfirmation = 103;

        /// <summary>Being stopped by a user (10); stopped (11) after 5 s.</summary>
        public const long Stopped = 104;

        /// <summary>Waits for its next rolling batch (15), runs it from 10 s to 20 s, then succeeds.</summary>
        public const long Rolling = 105;

        /// <summary>Succeeded, with a skipped step (5) and an ignored error (6).</summary>
        public const long SkippedAndIgnored = 106;

        /// <summary>Succeeded in containers.</summary>
        public const long Containers = 107;

        /// <summary>Has the undocumented status <see cref="UnknownStatus"/>.</summary>
        public const long UnknownCode = 108;

        /// <summary>From an older server: <c>finished</c> is true although it waits for a confirmation (7).</summary>
        public const long WrongFinishedFlag = 109;

        /// <summary>
        /// The first of one instance for each run status: <c>120 + code - 1</c>, with a code from 1 to 15.
        /// </summary>
        public const long FirstOfEachStatus = 120;

        /// <summary>The last of one instance for each run status.</summary>
        public const long LastOfEachStatus = 134;

        /// <summary>The first, and newest, of twelve instances of the hours before the scenarios start.</summary>
        public const long FirstRecent = 140;

        /// <summary>The last, and oldest, of them.</summary>
        public const long LastRecent = 151;

        /// <summary>Succeeded, in business set <see cref="BizSetId"/>.</summary>
        public const long InBizSet = 200;

        /// <summary>Succeeded, in tenant set <see cref="TenantSetId"/>.</summary>
        public const long InTenantSet = 300;

        /// <summary>Succeeded on <see cref="EmulatorOptions.LargeJobHosts"/> hosts.</summary>
        public const long Large = 500;

        /// <summary>
        /// Failed on nine of ten of <see cref="EmulatorOptions.LargeJobHosts"/> hosts, with three outcomes. It is not
        /// listed.
        /// </summary>
        public const long LargeFailing = 501;

        /// <summary>
        /// The first of the generated instances; each higher ID exists. They are named <c>load {id}</c> and have one
        /// step. Every tenth failed, the others succeeded.
        /// </summary>
        public const long FirstGenerated = 1_000_000;

        /// <summary>
        /// A business with <see cref="LargeHistory"/> instances in the week before the scenarios start, from
        /// <see cref="FirstLarge"/> on.
        /// </summary>
        public const long LargeBizId = 7;

        /// <summary>
        /// A business with the same history, which changes with each page. A page adds <see cref="AddedPerPage"/>
        /// instances and ends the newest <see cref="EndedPerPage"/> of the running ones. Every thirtieth instance, from
        /// the fourth on, keeps running.
        /// </summary>
        public const long ChangingBizId = 8;

        /// <summary>
        /// The number of instances in the long histories. Initially those at a place that ends in 3 are running, and
        /// those at a place that ends in 7 failed.
        /// </summary>
        public const int LargeHistory = 12_000;

        /// <summary>The oldest instance of the long histories; the others follow in the order of time.</summary>
        public const long FirstLarge = 5_000_000;

        /// <summary>The first instance added to <see cref="ChangingBizId"/>.</summary>
        public const long FirstAdded = 6_000_000;

        /// <summary>The number of instances that each page adds.</summary>
        public const int AddedPerPage = 5;

        /// <summary>The maximum number of instances that each page ends.</summary>
        public const int EndedPerPage = 40;

        /// <summary>
        /// A business with responses observed on real sites: <see cref="RestartedConfirmation"/>,
        /// <see cref="DuplicateHost"/>; and with the unusual logs of <see cref="LargeOutput"/>,
        /// <see cref="FailedTransfer"/>, <see cref="MissingSource"/> and <see cref="FailedContainers"/>.
        /// </summary>
        public const long EdgeCaseBizId = 9;

        /// <summary>Waits (7) for a confirmation that was restarted, with the end time of its first run.</summary>
        public const long RestartedConfirmation = 900;

        /// <summary>
        /// Succeeded; host 1001 is in the file step twice, as source and as a target that never started.
        /// </summary>
        public const long DuplicateHost = 901;

        /// <summary>
        /// Failed on four hosts, not listed. The first prints <see cref="EmulatorOptions.LargeOutputLines"/> lines, the
        /// second one line of four times as many characters. The third prints control characters, the fourth its
        /// environment with the application's secret.
        /// </summary>
        public const long LargeOutput = 902;

        /// <summary>
        /// A file step, not listed: a full disk, a broken connection and a terminated transfer on three of five hosts.
        /// </summary>
        public const long FailedTransfer = 903;

        /// <summary>A file step whose source file does not exist, not listed.</summary>
        public const long MissingSource = 904;

        /// <summary>Failed in one of three containers, not listed.</summary>
        public const long FailedContainers = 905;

        /// <summary>The status of <see cref="UnknownCode"/>.</summary>
        public const int UnknownStatus = 77;

        internal const string EdgeCaseBiz = "9";
        internal const string LargeBiz = "7";
        internal const string ChangingBiz = "8";
    }
}
