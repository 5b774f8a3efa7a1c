namespace StatusPS.Emulator;

public static partial class EmulatorStories
{
    /// <summary>
    /// DTS synchronization jobs, in region <see cref="RegionId"/> unless said otherwise. For each status of
    /// <c>DescribeSynchronizationJobStatusList</c> and of the newer calls there is <c>dtsdemo{status in lower case}</c>, for instance <c>dtsdemosuspending</c>.
    /// </summary>
    public static class Dts
    {
        /// <summary>The region.</summary>
        public const string RegionId = "cn-hangzhou";

        /// <summary>The region of <see cref="InOtherRegion"/> and <see cref="InOtherRegionToo"/>.</summary>
        public const string OtherRegionId = "cn-beijing";

        /// <summary>The first job of the document's example: synchronizing, checkpoint 1610524452.</summary>
        public const string DocumentedFirst = "dtsexjk1alb116****";

        /// <summary>The second job of the document's example: synchronizing, checkpoint 1610524457.</summary>
        public const string DocumentedSecond = "dtskfq1149w254****";

        /// <summary>What the jobs of one status each begin with.</summary>
        public const string StatusPrefix = "dtsdemo";

        /// <summary>Synchronizing, with a lag that grows by 1 s every 2 s.</summary>
        public const string GrowingLag = "dtsdemolag";

        /// <summary>Synchronizing forward, failed in reverse.</summary>
        public const string TwoWay = "dtsdemotwoway";

        /// <summary>Synchronizing, with an empty checkpoint.</summary>
        public const string EmptyCheckpoint = "dtsdemoempty";

        /// <summary>In a status nobody knows.</summary>
        public const string UnknownStatus = "dtsdemounknown";

        /// <summary>The other spelling of initializing that has been seen.</summary>
        public const string OddSpelling = "dtsdemoinitializating";

        /// <summary>Prechecking, from 7 s initializing, from 20 s synchronizing.</summary>
        public const string Moving = "dtsdemomove";

        /// <summary>Synchronizing, in <see cref="OtherRegionId"/>.</summary>
        public const string InOtherRegion = "dtsdemobeijing1";

        /// <summary>Suspended, in <see cref="OtherRegionId"/>.</summary>
        public const string InOtherRegionToo = "dtsdemobeijing2";

        /// <summary>The region of <see cref="Stopped"/> and <see cref="BehindBadly"/>.</summary>
        public const string ThirdRegionId = "cn-shanghai";

        /// <summary>Failed, in <see cref="ThirdRegionId"/>, with an error message in the list.</summary>
        public const string Stopped = "dtsdemoshanghai1";

        /// <summary>Synchronizing, half an hour behind, in <see cref="ThirdRegionId"/>.</summary>
        public const string BehindBadly = "dtsdemoshanghai2";

        /// <summary>A migration: the list of synchronization jobs does not have it.</summary>
        public const string Migration = "dtsdemomigration";

        /// <summary>
        /// Followed by at least six digits: the generated jobs that <c>DescribeDtsJobs</c> lists, mostly synchronizing, in
        /// <see cref="RegionId"/>, <see cref="OtherRegionId"/> and <see cref="ThirdRegionId"/> in turn.
        /// </summary>
        public const string ListedPrefix = "dtslist";

        /// <summary>Followed by at least six digits: generated jobs, mostly synchronizing.</summary>
        public const string GeneratedPrefix = "dtsload";

        /// <summary>An id that begins so makes the whole call fail with <c>InvalidJobId</c>.</summary>
        public const string InvalidPrefix = "dtsbad";

        /// <summary>Makes the call fail inside an HTTP 200: <c>Success</c> false, <c>ErrCode</c> and <c>ErrMessage</c>.</summary>
        public const string FailsInBody = "dtsinbody";
    }
}
