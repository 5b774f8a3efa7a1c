namespace StatusPS.Emulator;

public static partial class EmulatorStories
{
    /// <summary>JOB instances of business <see cref="BizId"/>, unless said otherwise.</summary>
    public static class Job
    {
        /// <summary>The business.</summary>
        public const long BizId = 1;

        /// <summary>A business that exists and that nobody may access.</summary>
        public const long ForbiddenBizId = 4;

        /// <summary>The business set that holds <see cref="InBizSet"/>.</summary>
        public const long BizSetId = 2;

        /// <summary>The tenant set that holds <see cref="InTenantSet"/>.</summary>
        public const long TenantSetId = 3;

        /// <summary>The example of the documents of <c>get_job_instance_status</c>: failed, one step, one host.</summary>
        public const long DocumentedExample = 100;

        /// <summary>Runs for 30 s over three steps (script, file, script) and 20 hosts, and succeeds.</summary>
        public const long Succeeds = 101;

        /// <summary>Failed on 2 of 20 hosts in its second step.</summary>
        public const long FailsOnTwoHosts = 102;

        /// <summary>Waits for a person at a confirmation step (7); never goes on.</summary>
        public const long WaitsForPerson = 103;

        /// <summary>Being stopped by hand (10); stopped (11) after 5 s.</summary>
        public const long Stopped = 104;

        /// <summary>Waits for its next rolling batch (15), runs it from 10 s to 20 s, and succeeds.</summary>
        public const long Rolling = 105;

        /// <summary>Succeeded, with one step skipped (5) and one error ignored (6).</summary>
        public const long SkippedAndIgnored = 106;

        /// <summary>Succeeded on containers.</summary>
        public const long Containers = 107;

        /// <summary>Has a status code nobody knows: <see cref="UnknownStatus"/>.</summary>
        public const long UnknownCode = 108;

        /// <summary>From an older server: <c>finished</c> is true although it waits for a person (7).</summary>
        public const long FinishedFlagLies = 109;

        /// <summary>Instance <c>120 + code - 1</c> constantly has the run status <c>code</c>, from 1 to 15.</summary>
        public const long FirstOfEachStatus = 120;

        /// <summary>The last of one instance for each run status.</summary>
        public const long LastOfEachStatus = 134;

        /// <summary>The first of a dozen that happened in the hours before: deployments, inventories, a backup. The newest is first.</summary>
        public const long FirstPast = 140;

        /// <summary>The last of them, and the oldest.</summary>
        public const long LastPast = 151;

        /// <summary>Succeeded, in business set <see cref="BizSetId"/>.</summary>
        public const long InBizSet = 200;

        /// <summary>Succeeded, in tenant set <see cref="TenantSetId"/>.</summary>
        public const long InTenantSet = 300;

        /// <summary>Succeeded on <see cref="EmulatorOptions.LargeJobHosts"/> hosts.</summary>
        public const long Large = 500;

        /// <summary>Every id from here on exists: named <c>load {id}</c>, one step, mostly succeeded, every tenth failed.</summary>
        public const long FirstGenerated = 1_000_000;

        /// <summary>A business with a long history: <see cref="LargeHistory"/> instances over the week before, from <see cref="FirstLarge"/> on.</summary>
        public const long LargeBizId = 7;

        /// <summary>
        /// A business with the same history, where each page that is asked for adds <see cref="AddedEachPage"/> instances now and ends
        /// <see cref="EndedEachPage"/> of those that ran, the newest first. Every thirtieth instance from the fourth on runs throughout.
        /// </summary>
        public const long ChangingBizId = 8;

        /// <summary>How many instances the long histories have; places that end in 3 ran at first, those that end in 7 failed.</summary>
        public const int LargeHistory = 12_000;

        /// <summary>The oldest instance of the long histories; the others follow in the order of time.</summary>
        public const long FirstLarge = 5_000_000;

        /// <summary>The first instance that <see cref="ChangingBizId"/> adds.</summary>
        public const long FirstAdded = 6_000_000;

        /// <summary>How many instances each page adds.</summary>
        public const int AddedEachPage = 5;

        /// <summary>How many instances each page ends at the most.</summary>
        public const int EndedEachPage = 40;

        /// <summary>A business with the oddities of sites: <see cref="RestartedConfirmation"/>, <see cref="HostTwice"/>.</summary>
        public const long OddBizId = 9;

        /// <summary>Waits for a person (7) at a confirmation that was started again, with the times of its first end.</summary>
        public const long RestartedConfirmation = 900;

        /// <summary>Succeeded; its file step has host 1001 twice, as a source and as a target that never began.</summary>
        public const long HostTwice = 901;

        internal const string OddBiz = "9";
        internal const string LargeBiz = "7";
        internal const string ChangingBiz = "8";

        /// <summary>The status of <see cref="UnknownCode"/>.</summary>
        public const int UnknownStatus = 77;
    }
}
