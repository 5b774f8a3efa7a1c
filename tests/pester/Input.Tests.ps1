# What is typed or read from a file and is not quite what it should be: a key gives its record or an error, and never another question.
BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    function Get-Row { ConvertFrom-Csv $args }
}

AfterAll { Exit-Suite $suite }

Describe 'Rows with cells that hold no id' {
    It 'are errors, and never a list: bk_module_id is <_>' -ForEach 'abc', '28.5', '', '28,29' {
        $all = Split-Output { Get-Row 'bk_biz_id,service_template_id,bk_module_id' '3,1,35' "3,1,`"$_`"" | Get-CmdbSyncStatus -Profile demo }
        $all.Records.Id | Should -Be 35
        $all.Errors.Count | Should -Be 1
        $all.Errors[0].TargetObject.service_template_id | Should -Be 1
    }

    It 'are errors, and never another template or business: <Row>' -ForEach @(@{ Row = '3,abc' }, @{ Row = '3,' }, @{ Row = 'abc,1' }) {
        $all = Split-Output { Get-Row 'bk_biz_id,service_template_id' $Row | Get-CmdbSyncStatus -Profile demo }
        $all.Records | Should -BeNullOrEmpty
        $all.Errors.Count | Should -Be 1
    }

    It 'that leave the business out are asked for in the profile''s business, and in no other' {
        @(Get-Row 'bk_biz_id,service_template_id' ',1' | Get-CmdbSyncStatus -Profile demo -ErrorAction SilentlyContinue | Where-Object BizId -NE 1) | Should -BeNullOrEmpty
        $without = New-StatusProfile bk -BlueKing -Endpoint https://bkapi.example.com -Credential (New-TestCredential 'app' 'secret-1')
        $all = Split-Output { Get-Row 'bk_biz_id,service_template_id' ',1' | Get-CmdbSyncStatus -Profile $without }
        $all.Records | Should -BeNullOrEmpty
        "$($all.Errors)" | Should -Match 'listing modules requires a business'
    }

    It 'are errors, and never the job of another business: <_>' -ForEach 'abc', '0', '-1', '1.5' {
        $all = Split-Output { Get-Row 'job_instance_id,bk_biz_id' "100,$_" '106,1' | Get-JobInstanceStatus -Profile demo }
        $all.Records.Id | Should -Be 106
        $all.Errors.Count | Should -Be 1
    }

    It 'may leave the business out where they have a scope' {
        (Get-Row 'job_instance_id,bk_biz_id,bk_scope_type,bk_scope_id' '106,,biz,1' | Get-JobInstanceStatus -Profile demo).Id | Should -Be 106
        ('{"job_instance_id":106,"bk_biz_id":null,"bk_scope_type":"biz","bk_scope_id":"1"}' | ConvertFrom-Json | Get-JobInstanceStatus -Profile demo).Id | Should -Be 106
    }

    It 'takes numbers of JSON and of sums: <_>' -ForEach 106, 106.0, ([decimal] 106), ' 106 ', ([bigint] 106), ([uint] 106) {
        ($_ | Get-JobInstanceStatus -Profile demo).Id | Should -Be 106
        (Get-JobInstanceStatus $_ -Profile demo).Id | Should -Be 106
    }

    It 'asks for no whole number in place of another: <_>' -ForEach 106.5, 105.6, ([decimal] 106.4) {
        { Get-JobInstanceStatus $_ -Profile demo } | Should -Throw '*is not a valid ID*'
        { Get-AuthingSyncJob $_ -Profile demo } | Should -Throw '*is not a valid ID*'
    }
}

Describe 'Words' {
    It 'are taken in any case: -ScopeType, -SecretKind, -Scope' {
        Reset-Suite $suite
        (Get-JobInstanceStatus 200 -ScopeType BIZ_SET -ScopeId 2 -Profile demo).ScopeType | Should -BeExactly biz_set
        Set-StatusProfile bk -BlueKing -Credential (New-TestCredential 'app' 'secret-1') -ScopeType BIZ -ScopeId 3
        (Get-StatusProfile bk).ScopeType | Should -BeExactly biz
        Set-StatusProfile bk -SecretVariable STATUSPS_TEST_TOKEN -SecretKind accesstoken
        (Get-StatusProfile bk).Secrets | Should -Be AccessToken, AppSecret
        try {
            Select-StatusProfile bk -Scope process
            $env:STATUSPS_PROFILE | Should -BeExactly bk
            Select-StatusProfile -Clear -Scope PROCESS
            $env:STATUSPS_PROFILE | Should -BeNullOrEmpty
        } finally {
            $env:STATUSPS_PROFILE = $null
        }
    }

    It 'that are not a pattern are reported: <Asked>' -ForEach @(
        @{ Asked = { Get-CmdbSyncStatus -Name '[a' -Profile demo } }, @{ Asked = { Get-JobInstanceStatus -Since 2026-01-01 -Name '[a' -Profile demo } }
        @{ Asked = { Get-DtsSyncStatus -Name 'b', '[a' -Profile demo } }, @{ Asked = { Get-DtsSyncStatus -RegionId '[a' -Profile demo } }, @{ Asked = { Get-AuthingSyncJob -Name '[a' -Profile demo } }
        @{ Asked = { Get-StatusOverview '[a' } }, @{ Asked = { Get-StatusProfile '[a' } }, @{ Asked = { Remove-StatusProfile '[a' } }, @{ Asked = { Export-StatusProfile (Join-Path $suite.Folder a.json) -Name '[a' } }
    ) {
        Set-StatusProfile a -Aliyun -Credential (New-TestCredential 'id' 'secret-1')
        $thrown = Get-Thrown $Asked
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.InvalidRequest,*'
        $thrown.ErrorDetails.RecommendedAction | Should -Match 'backtick'
    }

    It 'that are missing among regions are left out, or reported' {
        (Get-DtsSyncStatus dtsdemolag -RegionId cn-hangzhou, $null -Profile demo).Id | Should -Be dtsdemolag
        $all = Split-Output { Get-DtsSyncStatus -RegionId $null, cn-shanghai -Profile demo }
        $all.Records.RegionId | Select-Object -Unique | Should -Be cn-shanghai
        $all.Errors.FullyQualifiedErrorId | Should -BeLike 'StatusPS.InvalidRequest,*'
    }

    It 'that are an empty credential are reported' {
        { New-StatusProfile -BlueKing -Credential ([pscredential]::Empty) } | Should -Throw '*The credential is empty*'
    }
}

Describe 'Paths' {
    BeforeEach {
        Reset-Suite $suite
        $credential = New-TestCredential 'id' 'secret-1'
        Set-StatusProfile a -Aliyun -Credential $credential
    }

    It 'that lead elsewhere than to files are refused: <Asked>' -ForEach @(
        @{ Asked = { Export-StatusProfile Env:statusps } }, @{ Asked = { Import-StatusProfile Env:statusps } }, @{ Asked = { New-StatusProfile -Aliyun -Credential $credential -CaCertificate Variable:x } }
    ) {
        (Get-Thrown $Asked).FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
    }

    It 'are not written over for a name that is not stored: <_>' -ForEach 'nope', 'nope*' {
        $file = Join-Path $suite.Folder 'kept.json'
        'mine' | Set-Content $file
        $all = Split-Output { Export-StatusProfile $file -Name $_ -Force }
        $all.Errors.Count | Should -Be 1
        Get-Content $file | Should -BeExactly 'mine'
    }
}

Describe 'A secret of a file' {
    It 'is none of the settings, in whatever case it is named' {
        Reset-Suite $suite
        $file = Join-Path $suite.Folder 'settings.json'
        Export-StatusProfile $file -Name * -ErrorAction SilentlyContinue
        Set-StatusProfile a -Aliyun -Credential (New-TestCredential 'id' 'secret-1')
        Export-StatusProfile $file -Force
        $written = Get-Content -Raw $file | ConvertFrom-Json -AsHashtable
        $written.profiles.a.settings.accesskeysecret = 'readable-1'
        Add-KnownSecret 'readable-1'
        $written | ConvertTo-Json -Depth 9 | Set-Content $file
        $thrown = Get-Thrown { Import-StatusProfile $file -Force }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        Get-Content -Raw (Join-Path $suite.Store 'profiles.json') | Should -Not -Match 'readable-1'
        Remove-Item $file
    }
}

Describe 'IDs that are typed or pasted' {
    It 'are taken as numbers: <_>' -ForEach '#102', '"102"', '“102”', '１０２', ' 102 ', '＃１０２' {
        (Get-JobInstanceStatus $_ -Profile demo).Id | Should -Be 102
    }

    It 'are taken for the other services too' {
        (Get-AuthingSyncJob '#１００１' -Latest -Profile demo).SyncTaskId | Should -Be 1001
        (Get-DtsSyncStatus '"dtsdemotwoway"' -Profile demo).Id | Select-Object -Unique | Should -Be dtsdemotwoway
        (Get-CmdbSyncStatus '#３５' -BizId '３' -ServiceTemplateId '#1' -Profile demo).Id | Should -Be 35
    }

    It 'are one error that names the line: <Typed>' -ForEach @(
        @{ Typed = 'Get-JobInstanceStatus 100..104'; Advice = '(100..104)' }
        @{ Typed = 'Get-JobInstanceStatus deploy*'; Advice = "-Name 'deploy*'" }
        @{ Typed = 'Get-JobInstanceStatus nightly'; Advice = "-Name 'nightly'" }
        @{ Typed = 'Get-AuthingSyncJob LDAP*'; Advice = "-Name 'LDAP*'" }
        @{ Typed = 'Get-AuthingSyncJob 1000..1003'; Advice = '(1000..1003)' }
        @{ Typed = 'Get-CmdbSyncStatus web* -BizId 3 -ServiceTemplateId 1'; Advice = "-Name 'web*'" }
        @{ Typed = 'Get-DtsSyncStatus account*'; Advice = "-Name 'account*'" }
        @{ Typed = "Get-JobInstanceStatus 'it''s'"; Advice = "-Name 'it''s'" }
    ) {
        "$(Get-Thrown { Invoke-Expression "$Typed -Profile demo" })" | Should -BeLike "*is not a valid ID.*$([WildcardPattern]::Escape($Advice))*"
    }
}
