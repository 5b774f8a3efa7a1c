namespace StatusPS.Emulator;

public static partial class EmulatorStories
{
    /// <summary>
    /// Modules of CMDB service templates, those of template <see cref="ServiceTemplateId"/> in business <see cref="BizId"/> unless said otherwise.
    /// A module not described here does not exist.
    /// </summary>
    public static class Cmdb
    {
        /// <summary>The business.</summary>
        public const long BizId = 3;

        /// <summary>A business that exists and that nobody may access.</summary>
        public const long ForbiddenBizId = 4;

        /// <summary>The service template.</summary>
        public const long ServiceTemplateId = 1;

        /// <summary>In the example of the document of <c>list_service_template_sync_status</c>: <c>new</c>.</summary>
        public const long DocumentedNew = 28;

        /// <summary>In the same example: <c>finished</c>.</summary>
        public const long DocumentedFinished = 29;

        /// <summary>In the same example: <c>finished</c>, later.</summary>
        public const long DocumentedFinishedLater = 30;

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

        /// <summary>A template with <see cref="FirstOrderModule"/> and three more: executing, finished, need_sync, finished.</summary>
        public const long OrderTemplateId = 2;

        /// <summary>The first module of <see cref="OrderTemplateId"/>.</summary>
        public const long FirstOrderModule = 51;

        /// <summary>A template with <see cref="FirstPaymentModule"/> and two more: finished, failure, finished.</summary>
        public const long PaymentTemplateId = 3;

        /// <summary>The first module of <see cref="PaymentTemplateId"/>.</summary>
        public const long FirstPaymentModule = 61;

        /// <summary>A template with <see cref="FirstSearchModule"/> and one more, both finished.</summary>
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

        /// <summary>How many modules <see cref="LargeTemplateId"/> has.</summary>
        public const int LargeModules = 5_000;

        /// <summary>A business whose one template loses and gains modules with each page of them that is asked for.</summary>
        public const long ChangingBizId = 8;

        /// <summary>The template of <see cref="ChangingBizId"/>.</summary>
        public const long ChangingTemplateId = 80;

        /// <summary>The first module of <see cref="ChangingTemplateId"/>. Those whose place from here is no multiple of ten stay.</summary>
        public const long FirstChangingModule = 600_000;

        /// <summary>How many modules <see cref="ChangingTemplateId"/> has at first.</summary>
        public const int ChangingModules = 5_000;

        /// <summary>How many modules <see cref="ChangingTemplateId"/> gains with each page, with higher ids than all others.</summary>
        public const int AddedEachPage = 4;

        /// <summary>How many modules <see cref="ChangingTemplateId"/> loses with each page, those with the lowest ids of every tenth.</summary>
        public const int RemovedEachPage = 3;

        /// <summary>A business with many templates, none of which has a module.</summary>
        public const long ManyTemplatesBizId = 9;

        /// <summary>How many templates <see cref="ManyTemplatesBizId"/> has.</summary>
        public const int ManyTemplates = 1_200;

        /// <summary>The business that JOB's job instances are in; it has two templates.</summary>
        public const long JobBizId = 1;

        /// <summary>A template of <see cref="JobBizId"/> with <see cref="FirstEntryModule"/> and three more: finished, need_sync, finished, executing.</summary>
        public const long EntryTemplateId = 11;

        /// <summary>The first module of <see cref="EntryTemplateId"/>.</summary>
        public const long FirstEntryModule = 81;

        /// <summary>A template of <see cref="JobBizId"/> with <see cref="FirstBatchModule"/> and two more: failure, finished, finished.</summary>
        public const long BatchTemplateId = 12;

        /// <summary>The first module of <see cref="BatchTemplateId"/>.</summary>
        public const long FirstBatchModule = 91;

        /// <summary>The first of the generated modules, mostly <c>finished</c>. They can be asked for, and are not listed.</summary>
        public const long FirstGenerated = 100_000;

        /// <summary>The last of the generated modules.</summary>
        public const long LastGenerated = 199_999;
    }
}
