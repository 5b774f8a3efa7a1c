namespace StatusPS.Emulator;

public static partial class EmulatorStories
{
    /// <summary>Modules of CMDB service template <see cref="ServiceTemplateId"/> in business <see cref="BizId"/>. A module not listed here does not exist.</summary>
    public static class Cmdb
    {
        /// <summary>The business.</summary>
        public const long BizId = 3;

        /// <summary>A business that exists and that nobody may access.</summary>
        public const long ForbiddenBizId = 4;

        /// <summary>The service template.</summary>
        public const long ServiceTemplateId = 1;

        /// <summary>Seed 000: <c>new</c>.</summary>
        public const long SeedNew = 28;

        /// <summary>Seed 000: <c>finished</c>.</summary>
        public const long SeedFinished = 29;

        /// <summary>Seed 000: <c>finished</c>, later.</summary>
        public const long SeedFinishedLater = 30;

        /// <summary>Always <c>need_sync</c>; its last time is Go's zero time.</summary>
        public const long NeedSync = 31;

        /// <summary>Always <c>new</c>.</summary>
        public const long New = 32;

        /// <summary>Always <c>waiting</c>; its times have the offset <c>+08:00</c>.</summary>
        public const long Waiting = 33;

        /// <summary>Always <c>executing</c>.</summary>
        public const long Executing = 34;

        /// <summary>Always <c>finished</c>; its times have the offset <c>+08:00</c>.</summary>
        public const long Finished = 35;

        /// <summary>Always <c>failure</c>.</summary>
        public const long Failure = 36;

        /// <summary><c>new</c> for 5 s, <c>executing</c> until 20 s, then <c>finished</c>.</summary>
        public const long Finishes = 37;

        /// <summary><c>new</c> for 5 s, <c>executing</c> until 20 s, then <c>failure</c>.</summary>
        public const long Fails = 38;

        /// <summary>The first of the generated modules, mostly <c>finished</c>.</summary>
        public const long FirstGenerated = 100_000;

        /// <summary>The last of the generated modules.</summary>
        public const long LastGenerated = 199_999;
    }
}
