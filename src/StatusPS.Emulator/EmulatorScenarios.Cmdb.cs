namespace StatusPS.Emulator;

public static partial class EmulatorScenarios
{
    /// <summary>
    /// Modules of CMDB service templates, by default of <see cref="ServiceTemplateId"/> in <see cref="BizId"/>. No
    /// other modules exist.
    /// </summary>
    public static class Cmdb
    {
        /// <summary>The default business.</summary>
        public const long BizId = 3;

        /// <summary>A business that exists and that no one may access.</summary>
        public const long ForbiddenBizId = 4;

        /// <summary>The default service template.</summary>
        public const long ServiceTemplateId = 1;

        /// <summary><c>new</c>, in the example of the document of <c>list_service_template_sync_status</c>.</summary>
        public const long DocumentedNew = 28;

        /// <summary><c>finished</c>, in the same example.</summary>
        public const long DocumentedFinished = 29;

        /// <summary><c>finished</c> later, in the same example.</summary>
        public const long DocumentedFinishedLater = 30;

        /// <summary><c>need_sync</c>; the last time is Go's zero time.</summary>
        public const long NeedSync = 31;

        /// <summary><c>new</c>.</summary>
        public const long New = 32;

        /// <summary><c>waiting</c>; the times have the offset <c>+08:00</c>.</summary>
        public const long Waiting = 33;

        /// <summary><c>executing</c>.</summary>
        public const long Executing = 34;

        /// <summary><c>finished</c>; the times have the offset <c>+08:00</c>.</summary>
        public const long Finished = 35;

        /// <summary><c>failure</c>.</summary>
        public const long Failure = 36;

        /// <summary><c>new</c> for 5 s, <c>executing</c> until 20 s, then <c>finished</c>.</summary>
        public const long BecomesFinished = 37;

        /// <summary><c>new</c> for 5 s, <c>executing</c> until 20 s, then <c>failure</c>.</summary>
        public const long BecomesFailure = 38;

        /// <summary>A template with four modules: executing, finished, need_sync, finished.</summary>
        public const long OrderTemplateId = 2;

        /// <summary>The first module of <see cref="OrderTemplateId"/>.</summary>
        public const long FirstOrderModule = 51;

        /// <summary>A template with three modules: finished, failure, finished.</summary>
        public const long PaymentTemplateId = 3;

        /// <summary>The first module of <see cref="PaymentTemplateId"/>.</summary>
        public const long FirstPaymentModule = 61;

        /// <summary>A template with two modules, both finished.</summary>
        public const long SearchTemplateId = 4;

        /// <summary>The first module of <see cref="SearchTemplateId"/>.</summary>
        public const long FirstSearchModule = 71;

        /// <summary>A template without modules.</summary>
        public const long EmptyTemplateId = 5;

        /// <summary>A business with one template that has many modules.</summary>
        public const long LargeBizId = 7;

        /// <summary>The template of <see cref="LargeBizId"/>.</summary>
        public const long LargeTemplateId = 70;

        /// <summary>The first module of <see cref="LargeTemplateId"/>.</summary>
        public const long FirstLargeModule = 500_001;

        /// <summary>The number of modules of <see cref="LargeTemplateId"/>.</summary>
        public const int LargeModules = 5_000;

        /// <summary>A business with one template, whose modules change with each page.</summary>
        public const long ChangingBizId = 8;

        /// <summary>The template of <see cref="ChangingBizId"/>.</summary>
        public const long ChangingTemplateId = 80;

        /// <summary>
        /// The first module of <see cref="ChangingTemplateId"/>. Only modules at a distance of a multiple of ten are
        /// removed.
        /// </summary>
        public const long FirstChangingModule = 600_000;

        /// <summary>The initial number of modules of <see cref="ChangingTemplateId"/>.</summary>
        public const int ChangingModules = 5_000;

        /// <summary>The number of modules that each page adds, with higher IDs than all others.</summary>
        public const int AddedPerPage = 4;

        /// <summary>The number of modules that each page removes, lowest IDs first.</summary>
        public const int RemovedPerPage = 3;

        /// <summary>A business with many templates, all without modules.</summary>
        public const long ManyTemplatesBizId = 9;

        /// <summary>The number of templates of <see cref="ManyTemplatesBizId"/>.</summary>
        public const int ManyTemplates = 1_200;

        /// <summary>The business of JOB's job instances, with two templates.</summary>
        public const long JobBizId = 1;

        /// <summary>
        /// A template of <see cref="JobBizId"/> with four modules: finished, need_sync, finished, executing.
        /// </summary>
        public const long EntryTemplateId = 11;

        /// <summary>The first module of <see cref="EntryTemplateId"/>.</summary>
        public const long FirstEntryModule = 81;

        /// <summary>A template of <see cref="JobBizId"/> with three modules: failure, finished, finished.</summary>
        public const long BatchTemplateId = 12;

        /// <summary>The first module of <see cref="BatchTemplateId"/>.</summary>
        public const long FirstBatchModule = 91;

        /// <summary>A module of <see cref="JobBizId"/> that was created without a service template.</summary>
        public const long ModuleWithoutTemplate = 89;

        /// <summary>The first of the generated modules, most of them <c>finished</c>. They are not listed.</summary>
        public const long FirstGenerated = 100_000;

        /// <summary>The last of the generated modules.</summary>
        public const long LastGenerated = 199_999;
    }
}
