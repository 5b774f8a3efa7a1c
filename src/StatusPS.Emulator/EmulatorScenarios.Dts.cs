namespace StatusPS.Emulator;

public static partial class EmulatorScenarios
{
    /// <summary>
    /// DTS synchronization jobs, by default in <see cref="RegionId"/>. Each status of
    /// <c>DescribeSynchronizationJobStatusList</c> and of newer operations has a job <c>dtsdemo{status in
    /// lowercase}</c>, for example <c>dtsdemosuspending</c>.
    /// </summary>
    public static class Dts
    {
        /// <summary>The default region.</summary>
        public const string RegionId = "cn-hangzhou";

        /// <summary>The region of <see cref="InOtherRegion"/> and <see cref="SuspendedInOtherRegion"/>.</summary>
        public const string OtherRegionId = "cn-beijing";

        /// <summary>The first job of the document's example: synchronizing, checkpoint 1610524452.</summary>
        public const string DocumentedFirst = "dtsexjk1alb116****";

        /// <summary>The second job of the document's example: synchronizing, checkpoint 1610524457.</summary>
        public const string DocumentedSecond = "dtskfq1149w254****";

        /// <summary>The prefix of the jobs of one status each.</summary>
        public const string StatusPrefix = "dtsdemo";

        /// <summary>Synchronizing; the lag grows by 1 s every 2 s.</summary>
        public const string GrowingLag = "dtsdemolag";

        /// <summary>Synchronizing forward, failed in reverse.</summary>
        public const string TwoWay = "dtsdemotwoway";

        /// <summary>Synchronizing, with an empty checkpoint.</summary>
        public const string EmptyCheckpoint = "dtsdemoempty";

        /// <summary>In an undocumented status.</summary>
        public const string UnknownStatus = "dtsdemounknown";

        /// <summary>Initializing, in the other spelling that was observed.</summary>
        public const string AlternativeSpelling = "dtsdemoinitializating";

        /// <summary>Prechecking, from 7 s initializing, from 20 s synchronizing.</summary>
        public const string Progressing = "dtsdemomove";

        /// <summary>Synchronizing, in <see cref="OtherRegionId"/>.</summary>
        public const string InOtherRegion = "dtsdemobeijing1";

        /// <summary>Suspended, in <see cref="OtherRegionId"/>.</summary>
        public const string SuspendedInOtherRegion = "dtsdemobeijing2";

        /// <summary>The region of <see cref="FailedInThirdRegion"/> and <see cref="LargeLag"/>.</summary>
        public const string ThirdRegionId = "cn-shanghai";

        /// <summary>Failed, in <see cref="ThirdRegionId"/>, with an error message in the list.</summary>
        public const string FailedInThirdRegion = "dtsdemoshanghai1";

        /// <summary>Synchronizing with a lag of half an hour, in <see cref="ThirdRegionId"/>.</summary>
        public const string LargeLag = "dtsdemoshanghai2";

        /// <summary>A migration, which the list of synchronization jobs does not contain.</summary>
        public const string Migration = "dtsdemomigration";

        /// <summary>
        /// The prefix of the generated jobs that <c>DescribeDtsJobs</c> lists, followed by at least six digits. Most
        /// are synchronizing; their regions are <see cref="RegionId"/>, <see cref="OtherRegionId"/> and <see
        /// cref="ThirdRegionId"/> in turn.
        /// </summary>
        public const string ListedPrefix = "dtslist";

        /// <summary>The prefix of generated jobs, followed by at least six digits. Most are synchronizing.</summary>
        public const string GeneratedPrefix = "dtsload";

        /// <summary>The prefix of IDs that make the whole request fail with <c>InvalidJobId</c>.</summary>
        public const string InvalidPrefix = "dtsbad";

        /// <summary>
        /// Makes the request fail with HTTP 200: <c>Success</c> false, <c>ErrCode</c>, <c>ErrMessage</c>.
        /// </summary>
        public const string ErrorInBody = "dtsinbody";
    }
}
