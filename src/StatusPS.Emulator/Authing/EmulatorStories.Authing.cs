namespace StatusPS.Emulator;

public static partial class EmulatorStories
{
    /// <summary>Authing sync tasks. Lists are newest first.</summary>
    public static class Authing
    {
        /// <summary>The example of the document of <c>list-sync-jobs</c>: one job, and <c>data.list</c> is an object without <c>totalCount</c>.</summary>
        public const long DocumentedExample = 1000;

        /// <summary>120 jobs in every status and trigger.</summary>
        public const long Many = 1001;

        /// <summary>One job whose counts rise for 30 s (<c>onProgress</c>), then <c>success</c>.</summary>
        public const long Progresses = 1002;

        /// <summary>One job that failed, with <c>errMsg</c>.</summary>
        public const long Failed = 1003;

        /// <summary>One job that never ran (<c>free</c>).</summary>
        public const long Free = 1004;

        /// <summary>One job in a status nobody knows.</summary>
        public const long UnknownStatus = 1005;

        /// <summary>A task that has no job at all.</summary>
        public const long WithoutJob = 1006;

        /// <summary>A task that is not listed: two jobs with statuses in upper case, times in epoch milliseconds, and <c>errMsg</c> as an object.</summary>
        public const long OddShapes = 1007;

        /// <summary>A task that is not listed and has no job: <c>data.list</c> is an empty object, and <c>totalCount</c> 0.</summary>
        public const long EmptyObject = 1008;

        /// <summary>A task that is not listed and has no job: <c>data.list</c> is null, and <c>totalCount</c> 0.</summary>
        public const long EmptyNull = 1009;

        /// <summary>Every task from here on exists, with one job that succeeded.</summary>
        public const long FirstGenerated = 100_000;

        /// <summary>How many jobs <see cref="Many"/> has.</summary>
        public const int ManyCount = 120;
    }
}
