namespace StatusPS.Emulator;

public static partial class EmulatorScenarios
{
    /// <summary>Authing sync tasks. Lists are newest first.</summary>
    public static class Authing
    {
        /// <summary>
        /// The example of the document of <c>list-sync-jobs</c>: one job. <c>data.list</c> is an object, without
        /// <c>totalCount</c>.
        /// </summary>
        public const long DocumentedExample = 1000;

        /// <summary>120 jobs with every status and trigger.</summary>
        public const long Many = 1001;

        /// <summary>One job with counts that rise for 30 s (<c>onProgress</c>), then <c>success</c>.</summary>
        public const long Progressing = 1002;

        /// <summary>One failed job, with <c>errMsg</c>.</summary>
        public const long Failed = 1003;

        /// <summary>One job that never ran (<c>free</c>).</summary>
        public const long Free = 1004;

        /// <summary>One job in an undocumented status.</summary>
        public const long UnknownStatus = 1005;

        /// <summary>A task without jobs.</summary>
        public const long WithoutJob = 1006;

        /// <summary>
        /// A task that is not listed, with two jobs. Their statuses are in uppercase, their times are epoch
        /// milliseconds, and <c>errMsg</c> is an object.
        /// </summary>
        public const long AlternativeShapes = 1007;

        /// <summary>A task without jobs that is not listed. <c>data.list</c> is an empty object.</summary>
        public const long EmptyObject = 1008;

        /// <summary>A task without jobs that is not listed. <c>data.list</c> is null.</summary>
        public const long EmptyNull = 1009;

        /// <summary>The first of the generated tasks; each higher ID exists, with one job that succeeded.</summary>
        public const long FirstGenerated = 100_000;

        /// <summary>The number of jobs of <see cref="Many"/>.</summary>
        public const int ManyCount = 120;
    }
}
