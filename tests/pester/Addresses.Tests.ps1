# Addresses of console pages as keys.
BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $job, $cmdb, $dts = 'https://job.example.com', 'https://cmdb.example.com/#/business', 'https://dtsnew.console.aliyun.com'
    Select-StatusProfile demo
}

AfterAll { Exit-Suite $suite }

Describe 'The address of a page' {
    It 'is the key of a job instance with its scope' {
        $record = Get-JobInstanceStatus $job/biz_set/2/execute/step/200
        $record.Id, $record.ScopeType, $record.ScopeId | Should -Be '200', 'biz_set', '2'
        (Get-JobInstanceStatus $job/biz/1/execute/task/102 -BizId 1).Id | Should -Be 102
    }

    It 'is piped, in a list, in a variable, a Uri, and beside IDs' {
        $address = "$job/api_execute/102?stepInstanceId=1&batch=1"
        ($address, 103, ' #104 ' | Get-JobInstanceStatus).Id | Should -Be 102, 103, 104
        (Get-JobInstanceStatus 103, $address, "$job/biz_set/2/execute/task/200").ScopeId | Should -Be 1, 1, 2
        (Get-JobInstanceStatus ([uri] $address)).Id | Should -Be 102
        $splat = @{ JobInstanceId = " '$address' " }
        (Get-JobInstanceStatus @splat).Id | Should -Be 102
    }

    It 'is the key of modules, with or without their template' {
        $records = "$cmdb/3/synchronous/module/1/28,29", "$cmdb/1/index?node=module-91", 81 | Get-CmdbSyncStatus
        $records.Id | Should -Be 28, 29, 91, 81
        $records.ServiceTemplateId | Should -Be 1, 1, 12, 11
    }

    It 'is the key of a DTS job with its region, and that of a list gives its jobs once' {
        (Get-DtsSyncStatus $dts/sync/detail/cn-hangzhou/dtsdemolag).Id | Should -Be dtsdemolag
        $listed = "$dts/sync/cn-beijing", "$dts/sync/cn-beijing" | Get-DtsSyncStatus
        $listed.Id | Should -Be (Get-DtsSyncStatus -RegionId cn-beijing).Id
    }

    It 'is the key of a sync task' {
        (Get-AuthingSyncJob https://console.authing.cn/console/a1/sync/tasks/1003 -First 1).SyncTaskId | Should -Be 1003
    }

    It 'contradicts another business, scope, template or region' -ForEach @(
        @{ Line = 'Get-JobInstanceStatus $job/biz/2/execute/task/102 -BizId 1'; Message = '*has BizId 2, but -BizId is 1*' }
        @{ Line = 'Get-JobInstanceStatus $job/biz_set/2/execute/task/200 -BizId 2'; Message = '*has ScopeType biz_set*' }
        @{ Line = 'Get-JobInstanceStatus $job/biz/1/execute/task/102 -ScopeId 2'; Message = '*has ScopeId 1, but -ScopeId is 2*' }
        @{ Line = 'Get-CmdbSyncStatus $cmdb/3/synchronous/module/1/28 -BizId 1'; Message = '*has BizId 3*' }
        @{ Line = 'Get-CmdbSyncStatus $cmdb/3/synchronous/module/1/28 -ServiceTemplateId 2'; Message = '*has ServiceTemplateId 1*' }
        @{ Line = 'Get-DtsSyncStatus $dts/sync/cn-hangzhou -RegionId cn-beijing'; Message = '*has RegionId cn-hangzhou*' }
    ) {
        $output = Split-Output { Invoke-Expression $Line }
        $output.Records | Should -BeNullOrEmpty
        $output.Errors.FullyQualifiedErrorId | Should -BeLike 'StatusPS.InvalidRequest,*'
        $output.Errors.Exception.Message | Should -BeLike $Message
    }

    It 'of another service, or of no record, is refused with one line: <Line>' -ForEach @(
        @{ Line = 'Get-JobInstanceStatus $cmdb/1/index?node=module-81'; Message = '*The address is of Cmdb. Use Get-CmdbSyncStatus.*' }
        @{ Line = '"$job/api_execute/102" | Get-DtsSyncStatus'; Message = '*The address is of Job. Use Get-JobInstanceStatus.*' }
        @{ Line = 'Get-AuthingSyncJob $dts/sync/cn-hangzhou'; Message = '*The address is of Dts. Use Get-DtsSyncStatus.*' }
        @{ Line = 'Get-CmdbSyncStatus https://example.com'; Message = '*is not of a page that shows a record of Cmdb.*' }
    ) {
        $refused = @(try { Invoke-Expression $Line 2>&1 } catch { $_ })
        $refused.Count | Should -Be 1
        $refused[0].FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
        $refused[0].Exception.Message | Should -BeLike $Message
    }

    It 'of another site than the profile''s is refused, and nothing is sent' {
        # A request to this endpoint would fail with another error.
        $site = New-StatusProfile site -BlueKing -Endpoint https://bkapi.example.com -WebAddress https://job.test.example.com -Credential (New-TestCredential 'app' 'address-secret-1')
        foreach ($line in { Get-JobInstanceStatus $job/biz/1/execute/task/102 -Profile $site }, { Get-CmdbSyncStatus $cmdb/1/index?node=module-81 -Profile $site }) {
            $output = Split-Output $line
            $output.Records | Should -BeNullOrEmpty
            $output.Errors.Exception.Message | Should -BeLike "The address is of *.example.com, but profile 'site' is of *.test.example.com. Nothing was sent."
            $output.Errors.FullyQualifiedErrorId | Should -BeLike 'StatusPS.InvalidRequest,*'
        }
    }
}
