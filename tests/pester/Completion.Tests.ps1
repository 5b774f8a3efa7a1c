BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    function Get-Completion($Line) { (TabExpansion2 $Line).CompletionMatches }
    function Save-Profile($Name) { Set-StatusProfile -Aliyun -Name $Name -Credential (New-TestCredential 'id-1' 'secret-1') -Endpoint 'http://127.0.0.1:1' -MaxRetry 0 }
}

AfterAll { Exit-Suite $suite }

Describe 'Completion' {
    BeforeEach { Reset-Suite $suite }

    It 'offers stored profiles and the built-in one: <Command>' -ForEach @(
        @{ Command = 'Get-DtsSyncStatus -Profile ' }, @{ Command = 'Wait-Status -Profile ' }, @{ Command = 'Get-StatusOverview -Profile ' }, @{ Command = 'Get-StatusOverview ' }, @{ Command = 'Select-StatusProfile ' }, @{ Command = 'Get-StatusProfile ' }
        @{ Command = 'Test-StatusProfile ' }, @{ Command = 'Remove-StatusProfile -Name ' }, @{ Command = 'Set-StatusProfile -Aliyun -Name ' }
    ) {
        Save-Profile prod
        Save-Profile test
        $offers = Get-Completion $Command
        $offers.CompletionText | Should -Contain 'prod'
        $offers.CompletionText | Should -Contain 'test'
        $offers.CompletionText | Should -Contain 'demo'
        ($offers | Where-Object CompletionText -EQ prod).ToolTip | Should -BeExactly 'Aliyun'
        $offers[0].ResultType | Should -Be 'ParameterValue'
    }

    It 'offers a query the profiles of its platform alone: <Command>' -ForEach @(
        @{ Command = 'Get-CmdbSyncStatus'; Offers = 'bk', 'demo' }, @{ Command = 'Get-JobInstanceStatus'; Offers = 'bk', 'demo' }
        @{ Command = 'Get-DtsSyncStatus'; Offers = 'prod', 'demo' }, @{ Command = 'Get-AuthingSyncJob'; Offers = 'pool', 'demo' }
    ) {
        $credential = New-TestCredential 'id-1' 'secret-1'
        Save-Profile prod
        Set-StatusProfile -BlueKing -Name bk -Credential $credential
        Set-StatusProfile -Authing -Name pool -Credential $credential
        (Get-Completion "$Command -Profile ").CompletionText | Should -Be $Offers
    }

    It 'offers what begins so, whatever its case' {
        Save-Profile prod-a
        Save-Profile PROD-b
        Save-Profile test
        (Get-Completion 'Get-DtsSyncStatus -Profile pRoD').CompletionText | Should -Be prod-a, PROD-b
        (Get-Completion 'Get-DtsSyncStatus -Profile de').CompletionText | Should -Be demo
    }

    It 'quotes a name that needs it, so that it works' {
        Save-Profile "my 'own' key"
        $offer = (Get-Completion 'Get-StatusProfile my').CompletionText
        $offer | Should -BeExactly "'my ''own'' key'"
        (& ([scriptblock]::Create("Get-StatusProfile $offer"))).Name | Should -BeExactly "my 'own' key"
        (Get-Completion "Get-StatusProfile 'my").CompletionText | Should -BeExactly $offer
    }

    It 'offers a name so that PowerShell reads it as a name: <_>' -ForEach '#hash', '-dash', '@at', 'a>b', 'typographer''s', "typographer$([char]0x2019)s" {
        Save-Profile $_
        $offer = (Get-Completion 'Get-StatusProfile ').CompletionText | Where-Object { $_ -ne 'demo' }
        (& ([scriptblock]::Create("Get-StatusProfile $offer"))).Name | Should -BeExactly $_
    }

    It 'offers no name that -Profile refuses' {
        $env:ALIBABA_CLOUD_ACCESS_KEY_ID = 'id-1'
        $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = 'secret-1'
        $null = New-Item -Force (Join-Path $suite.Home '.aliyun/config.json') -Value '{"current":"a","profiles":[{"name":"a","mode":"AK","access_key_id":"i","access_key_secret":"s"}]}'
        Save-Profile prod
        foreach ($offer in (Get-Completion 'Get-DtsSyncStatus -Profile ').CompletionText | Where-Object { $_ -ne 'demo' }) {
            # No key is asked for: what counts is that the profile is found.
            $thrown = Get-Thrown { & ([scriptblock]::Create("@() | Get-DtsSyncStatus -Profile $offer")) }
            $thrown | Should -BeNullOrEmpty -Because "'$offer' was offered"
        }
    }

    It 'offers the profiles of the command line by name, to a query of its platform' -Skip:$IsWindows {
        $null = New-Item -Force (Join-Path $suite.Home '.aliyun/config.json') -Value '{"current":"a","profiles":[{"name":"a","mode":"AK","access_key_id":"i","access_key_secret":"s"},{"name":"my sso","mode":"CloudSSO"}]}'
        (Get-Completion 'Get-DtsSyncStatus -Profile ali').CompletionText | Should -Be AliyunCli:a, "'AliyunCli:my sso'"
        (Get-Completion 'Set-StatusProfile x -Aliyun -SourceProfile AliyunCli:m').CompletionText | Should -Be "'AliyunCli:my sso'"
        Get-Completion 'Get-AuthingSyncJob -Profile ali' | Should -BeNullOrEmpty
        $env:ALIBABA_CLOUD_IGNORE_PROFILE = 'TRUE'
        Get-Completion 'Get-DtsSyncStatus -Profile ali' | Should -BeNullOrEmpty
    }

    It 'offers nothing, and no error, from a damaged store' {
        Save-Profile prod
        'no JSON' | Set-Content (Join-Path $suite.Store 'profiles.json')
        $before = $Error.Count
        (Get-Completion 'Get-DtsSyncStatus -Profile ').CompletionText | Should -Not -Contain 'prod'
        $Error.Count | Should -Be $before
    }

    It 'offers the DTS jobs that this session has seen, and asks nobody' {
        $emulator = Get-SharedEmulator
        $through = New-EmulatorProfile $emulator 'dts.acs3' -Name seen
        $null = Get-DtsSyncStatus -RegionId cn-shanghai -Profile $through
        $null = Get-DtsSyncStatus dtsdemoshanghai1 -RegionId cn-shanghai -Profile $through
        $before = (Get-Counter $emulator).requests
        $offers = Get-Completion 'Get-DtsSyncStatus -Profile seen -SynchronizationJobId '
        $offers.CompletionText | Should -Be dtsdemoshanghai1, dtsdemoshanghai2
        $offers.ToolTip | Should -Be 'payments-audit, cn-shanghai, seen', 'events-to-lake, cn-shanghai, seen'
        (Get-Completion 'Get-DtsSyncStatus -Profile seen -Id EVENTS').CompletionText | Should -Be dtsdemoshanghai2
        (Get-Completion 'Get-DtsSyncStatus -Profile other -Id events').CompletionText | Should -Not -Contain dtsdemoshanghai2
        (Get-Counter $emulator).requests | Should -Be $before
    }

    It 'offers the sync tasks that this session has seen, and no other session''s' {
        $null = Get-AuthingSyncJob -Name ldap*, hr* -Profile demo
        (Get-Completion 'Get-AuthingSyncJob -Profile demo -SyncTaskId 1').CompletionText | Select-Object -First 2 | Should -Be 1003, 1001 -Because 'the latest come first'
        (Get-Completion 'Get-AuthingSyncJob -Profile demo -SyncTaskId ldap').ToolTip | Should -BeExactly 'LDAP Beijing, demo'
        $session = New-Session { (TabExpansion2 'Get-AuthingSyncJob -Profile demo -SyncTaskId ldap').CompletionMatches.ToolTip }
        try { $session.Invoke() | Should -Not -Contain 'LDAP Beijing, demo' } finally { $session.Dispose() }
    }

    It 'offers the ids of BlueKing that this session has seen, with their names, and asks nobody' {
        $emulator = Get-SharedEmulator
        $through = New-EmulatorProfile $emulator 'cmdb.gateway' -Name seenbk
        $null = Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 2 -Profile $through
        $null = Get-CmdbSyncStatus 51 -BizId 3 -ServiceTemplateId 2 -Profile $through
        $null = Get-JobInstanceStatus -BizId 1 -Since $emulator.Time.AddHours(-4) -Name 'deploy web*' -Profile $through
        $null = Get-JobInstanceStatus 200 -ScopeType biz_set -ScopeId 2 -Profile $through
        $before = (Get-Counter $emulator).requests
        (Get-Completion 'Get-CmdbSyncStatus -Profile seenbk -ServiceTemplateId ').ToolTip | Should -BeExactly 'Order service, biz 3, seenbk'
        (Get-Completion 'Get-CmdbSyncStatus -Profile seenbk -ServiceTemplateId order').CompletionText | Should -Be 2
        $modules = Get-Completion 'Get-CmdbSyncStatus -Profile seenbk -ModuleId '
        $modules.CompletionText | Should -Be 51, 54, 53, 52
        $modules[0].ToolTip | Should -BeExactly 'order-01, biz 3, seenbk' -Because 'a record asked for by id tells no name, and takes none away'
        (Get-Completion 'Get-CmdbSyncStatus -Profile seenbk -BizId ').CompletionText | Should -Be 1, 3
        $jobs = Get-Completion 'Get-JobInstanceStatus -Profile seenbk -JobInstanceId deploy'
        $jobs.CompletionText | Should -Be 146, 140
        $jobs[0].ToolTip | Should -BeExactly 'Deploy web service, biz 1, seenbk'
        (Get-Completion 'Get-JobInstanceStatus -Profile seenbk -ScopeId ').ToolTip | Should -Be 'biz_set, seenbk', 'biz, seenbk'
        (Get-Completion 'Get-JobInstanceStatus -Profile seenbk -BizId ').CompletionText | Should -Be 1, 3
        (Get-Counter $emulator).requests | Should -Be $before
    }

    It 'offers ids of what is typed already alone: <Typed>' -ForEach @(
        @{ Typed = 'Get-CmdbSyncStatus -Profile demo -BizId 3 -ModuleId 5'; Offers = 54, 53, 52, 51 }
        @{ Typed = 'Get-CmdbSyncStatus -Profile demo -BizId 2 -ModuleId '; Offers = @() }
        @{ Typed = 'Get-CmdbSyncStatus -Profile demo -bk_biz_id 3 -ServiceTemplateId 4 -ModuleId '; Offers = 72, 71 }
        @{ Typed = 'Get-CmdbSyncStatus -Profile demo -BizId 3 -ServiceTemplateId '; Offers = 4, 2 }
        @{ Typed = 'Get-CmdbSyncStatus -Profile demo -BizId 2 -ServiceTemplateId '; Offers = @() }
        @{ Typed = 'Get-JobInstanceStatus -Profile demo -BizId 1 -JobInstanceId '; Offers = 100 }
        @{ Typed = 'Get-JobInstanceStatus -Profile demo -ScopeType biz_set -JobInstanceId '; Offers = 200 }
        @{ Typed = 'Get-JobInstanceStatus -Profile demo -ScopeType BIZ_SET -ScopeId '; Offers = 2 }
        @{ Typed = 'Get-JobInstanceStatus -Profile demo -ScopeId 2 -JobInstanceId '; Offers = 200 }
        @{ Typed = 'Get-DtsSyncStatus -Profile demo -RegionId cn-hangzhou -Id dtsdemol'; Offers = 'dtsdemolag' }
        @{ Typed = 'Get-DtsSyncStatus -Profile demo -RegionId cn-beijing -Id dtsdemol'; Offers = @() }
    ) {
        $session = New-Session -Argument $Typed {
            param($typed)
            $null = Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 2 -Profile demo
            $null = Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 4 -Profile demo
            $null = Get-JobInstanceStatus 100 -BizId 1 -Profile demo
            $null = Get-JobInstanceStatus 200 -ScopeType biz_set -ScopeId 2 -Profile demo
            $null = Get-DtsSyncStatus dtsdemolag -Profile demo
            # What completion has nothing for it fills with the names of files.
            (TabExpansion2 $typed).CompletionMatches | Where-Object ResultType -EQ ParameterValue | ForEach-Object CompletionText
        }
        try { @($session.Invoke()) | Should -Be $Offers } finally { $session.Dispose() }
    }

    It 'keeps the latest ids, and no more than some hundreds' {
        $null = 1..620 | ForEach-Object { 'dtsload{0:000000}' -f $_ } | Get-DtsSyncStatus -Profile demo
        $offers = (Get-Completion 'Get-DtsSyncStatus -Profile demo -Id dtsload').CompletionText
        $offers.Count | Should -Be 500
        $offers[0] | Should -BeExactly dtsload000620
        $offers[-1] | Should -BeExactly dtsload000121
    }

    It 'offers regions: <Command>' -ForEach @(@{ Command = 'Get-DtsSyncStatus -RegionId' }, @{ Command = 'New-StatusProfile -Aliyun -RegionId' }, @{ Command = 'Set-StatusProfile -Aliyun -RegionId' }) {
        $all = (Get-Completion "$Command ").CompletionText
        $all | Should -Contain 'cn-hangzhou'
        $all | Should -Contain 'me-central-1'
        $all.Count | Should -BeGreaterOrEqual 25
        @($all | Select-Object -Unique).Count | Should -Be $all.Count
        (Get-Completion "$Command EU").CompletionText | Should -Be eu-central-1, eu-west-1
    }

    It 'offers scope types: <Command>' -ForEach @(@{ Command = 'Get-JobInstanceStatus 100 -ScopeType ' }, @{ Command = 'New-StatusProfile -BlueKing -ScopeType ' }) {
        (Get-Completion $Command).CompletionText | Should -Be biz, biz_set, tenant_set
        (Get-Completion "${Command}t").CompletionText | Should -Be tenant_set
    }

    It 'offers the values of <Command>' -ForEach @(
        @{ Command = 'Get-DtsSyncStatus a -Direction '; Offers = 'Forward', 'Reverse' }
        @{ Command = 'Get-AuthingSyncJob 1 -Trigger '; Offers = 'Automatic', 'Manually', 'Timed' }
        @{ Command = 'New-StatusProfile -BlueKing -Api '; Offers = 'Esb', 'Gateway' }
        @{ Command = 'New-StatusProfile -BlueKing -JobApiVersion '; Offers = 'V3', 'V4' }
        @{ Command = 'New-StatusProfile -Aliyun -SignatureVersion '; Offers = 'Acs3', 'Rpc' }
        @{ Command = 'New-StatusProfile -Authing -Authentication '; Offers = 'Signature', 'Token' }
    ) {
        (Get-Completion $Command).CompletionText | Sort-Object | Should -Be $Offers
    }
}
