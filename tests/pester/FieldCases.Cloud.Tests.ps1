# Cases from the field about Aliyun, Authing and proxies, each by the real cmdlets against a stub on loopback.

BeforeDiscovery {
    $forms = 'cmdb.esb', 'cmdb.gateway', 'job.v3.esb', 'job.v3.gateway', 'job.v4', 'dts.acs3', 'dts.rpc', 'authing.token', 'authing.signature'
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite

    # Asks a stub that gives one JSON text for every request, or one for each part of an address.
    function Use-Answer {
        param([object] $Answer, [scriptblock] $Script, [int] $Status = 200)
        $table = $Answer -is [string] ? @{ '' = $Answer } : $Answer
        $rules = ($table.Keys | Sort-Object Length -Descending | ForEach-Object {
                "if (`$args[0].Split(`"``r``n`")[0].Contains('$_')) { return @{ Status = $Status; Body = '$($table[$_].Replace("'", "''"))' } }"
            }) -join "`n"
        $stub = Start-Stub ([scriptblock]::Create($rules))
        try {
            $output = Split-Output { & $Script $stub.Address }
            $output | Add-Member -PassThru -NotePropertyName Requests -NotePropertyValue @($stub.State.Requests)
        } finally {
            Stop-Stub $stub
        }
    }

    function New-Ali { param($Address, [hashtable] $Setting = @{}) New-FormProfile 'dts.acs3' $Address 'LTAI5tEXAMPLEkey01' 'EXAMPLEsecret01' -Name ali -Setting $Setting }
    function New-Pool { param($Address, [string] $Form = 'authing.token') New-FormProfile $Form $Address '62e0aaaaaaaaaaaaaaaaaaaa' 'EXAMPLEpoolSecret01' -Name pool }

    function Set-CliFile {
        param([string] $Content)
        $null = New-Item -ItemType Directory (Join-Path $suite.Home '.aliyun') -Force
        Set-Content (Join-Path $suite.Home '.aliyun/config.json') $Content
    }
}

AfterAll { Exit-Suite $suite }

Describe 'Field cases: the variables of proxies and loopback' {
    BeforeAll {
        $proxy = Start-Stub { @{ Body = '{}' } }
        $groups = @{ '127.0.0.1' = 'http_proxy', 'https_proxy'; 'localhost' = 'all_proxy', 'ALL_PROXY'; '[::ffff:127.0.0.1]' = 'HTTP_PROXY', 'HTTPS_PROXY' }
    }

    AfterAll { Stop-Stub $proxy }

    BeforeEach { Reset-Suite $suite }

    # The variables in groups of which none hides another, each with another spelling of loopback; xunit has them all.
    It 'send nothing of <_> to a proxy' -ForEach $forms {
        $form = $_
        $stub = Start-Stub { @{ Status = 200; Body = '{"statusCode":200,"data":{"access_token":"t","expires_in":7200}}' } }
        try {
            foreach ($name in $groups.Keys) {
                Reset-Suite $suite
                foreach ($variable in $groups[$name]) { [Environment]::SetEnvironmentVariable($variable, $proxy.Address) }
                $through = New-FormProfile $form $stub.Address.Replace('127.0.0.1', $name) 'an-id' 'a-s3cret'
                $sent = $stub.State.Requests.Count
                $null = Split-Output { Invoke-Form $form $through }
                # To ::ffff:127.0.0.1 not every system connects.
                if ($name -notmatch 'ffff') { $stub.State.Requests.Count | Should -BeGreaterThan $sent -Because $name }
                $proxy.State.Requests | Should -BeNullOrEmpty -Because $name
            }
        } finally {
            Stop-Stub $stub
        }
    }
}

Describe 'Field cases: the profile''s own proxy' {
    BeforeEach { Reset-Suite $suite }

    It 'takes no request to loopback either' {
        $proxy = Start-Stub { @{ Body = '{}' } }
        try {
            $output = Use-Answer '{"Success":true,"SynchronizationJobListStatusList":[]}' {
                Get-DtsSyncStatus dts1 -Profile (New-Ali $args[0] @{ Proxy = $proxy.Address })
            }
            $output.Requests.Count | Should -Be 1
            $proxy.State.Requests | Should -BeNullOrEmpty
        } finally {
            Stop-Stub $proxy
        }
    }

    It 'is named when it answers CONNECT with <Status>, in the query and in its own step' -ForEach @(
        @{ Status = 403; Kind = 'PermissionDenied' }, @{ Status = 407; Kind = 'Authentication' }, @{ Status = 502; Kind = 'Unavailable' }
    ) {
        $proxy = Start-Stub ([scriptblock]::Create("@{ Status = $Status; Body = ''; Header = @{ 'Proxy-Authenticate' = 'Basic realm=`"p`"' } }"))
        try {
            $through = New-Ali 'https://dts.example.invalid' @{ Proxy = $proxy.Address }
            $output = Split-Output { Get-DtsSyncStatus dts1 -Profile $through }
            $output.Errors[0].FullyQualifiedErrorId | Should -BeLike "StatusPS.$Kind,*"
            "$($output.Errors[0])" | Should -BeLike "*$($proxy.Address)*"
            $step = $through | Test-StatusProfile | Select-Object -First 1
            $step.Step | Should -Be Proxy
            $step.Passed | Should -BeFalse
            $step.Detail | Should -BeLike "*$($proxy.Address)*"
        } finally {
            Stop-Stub $proxy
        }
    }

    It 'is named when its name does not resolve, and so is the variable that names it' {
        $env:HTTPS_PROXY = 'http://proxy.example.invalid:3128'
        $output = Split-Output { Get-DtsSyncStatus dts1 -Profile (New-Ali 'https://dts.example.invalid') }
        "$($output.Errors[0])" | Should -BeLike '*proxy http://proxy.example.invalid:3128*'
        $output.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*HTTPS_PROXY*'
    }

    It 'is not taken with -NoProxy, nor where NO_PROXY excludes the site' {
        $proxy = Start-Stub { @{ Status = 403; Body = '' } }
        try {
            $env:HTTPS_PROXY = $proxy.Address
            $direct = New-Ali 'https://dts.example.invalid' @{ NoProxy = $true }
            $null = Split-Output { Get-DtsSyncStatus dts1 -Profile $direct }
            ($direct | Test-StatusProfile | Select-Object -First 1).Detail | Should -BeExactly 'no proxy'
            foreach ($list in 'example.invalid', '.example.invalid', '*.example.invalid', '*') {
                $env:NO_PROXY = $list
                $null = Split-Output { Get-DtsSyncStatus dts1 -Profile (New-Ali 'https://dts.example.invalid') }
            }
            $proxy.State.Requests | Should -BeNullOrEmpty
            $env:NO_PROXY = 'other.invalid'
            $null = Split-Output { Get-DtsSyncStatus dts1 -Profile (New-Ali 'https://dts.example.invalid') }
            $proxy.State.Requests.Count | Should -Be 1
        } finally {
            Stop-Stub $proxy
        }
    }

    It 'takes the place of -NoProxy in a stored profile, and the other way round' {
        $key = New-TestCredential 'id-1' 'secret-1'
        Set-StatusProfile p -Aliyun -Credential $key -Proxy http://proxy.example.com:3128 -ProxyCredential (New-TestCredential 'me' 'Pr0xy-pass')
        Set-StatusProfile p -NoProxy
        $stored = Get-StatusProfile p
        $stored.NoProxy, $stored.Proxy, $stored.ProxyUserName | Should -Be $true, $null, $null
        $stored.Secrets | Should -Not -Contain ProxyPassword
        Set-StatusProfile p -Proxy http://proxy.example.com:3128
        (Get-StatusProfile p).NoProxy | Should -BeFalse
        (Get-Thrown { Set-StatusProfile p -NoProxy -Proxy http://proxy.example.com:3128 }).FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
    }
}

Describe 'Field cases: Authing' {
    BeforeEach { Reset-Suite $suite }

    It 'tells a refused token request as one about the keys or the address: HTTP <Http>, <Body>' -ForEach @(
        @{ Http = 200; Kind = 'Authentication'; Body = '{"statusCode":499,"message":"user pool secret is wrong","apiCode":1000}' }
        @{ Http = 200; Kind = 'Authentication'; Body = '{"statusCode":404,"message":"user pool does not exist"}' }
        @{ Http = 200; Kind = 'Authentication'; Body = '{"statusCode":400,"message":["accessKeyId must be a string"]}' }
        @{ Http = 200; Kind = 'Authentication'; Body = '{"statusCode":401,"message":"wrong key"}' }
        @{ Http = 404; Kind = 'NotFound'; Body = '{"statusCode":404,"message":"Cannot POST /api/v3/get-management-token","error":"Not Found"}' }
    ) {
        $output = Use-Answer $Body -Status $Http {
            $pool = New-Pool $args[0]
            $pool | Test-StatusProfile
            Get-AuthingSyncJob -SyncTaskId 1 -Profile $pool
            Get-AuthingSyncJob -Profile $pool
        }
        ($output.Records | Where-Object Step -EQ SignIn).Passed | Should -BeFalse
        $output.Errors.Count | Should -Be 2
        foreach ($record in $output.Errors) { $record.FullyQualifiedErrorId | Should -BeLike "StatusPS.$Kind,*" }
        if ($Kind -eq 'NotFound') { $output.Errors[0].ErrorDetails.RecommendedAction | Should -Match '-Endpoint' }
    }

    It 'reads jobs in shapes that no document has' {
        $list = '{"statusCode":200,"data":{"list":[{"syncJobId":1,"syncStatus":"FAILED","createdAt":1700000000000,"updatedAt":"1700000060000","errMsg":{"code":49,"reason":"invalid credentials"}},{"syncJobId":2,"syncStatus":"Success","errMsg":["a","b"]}]}}'
        $output = Use-Answer $list { Get-AuthingSyncJob -SyncTaskId 1 -Profile (New-Pool $args[0] 'authing.signature') }
        $output.Errors | Should -BeNullOrEmpty
        $output.Records.State | Should -Be Failed, Succeeded
        $output.Records.Message | Should -BeExactly '{"code":49,"reason":"invalid credentials"}', 'a; b'
        $output.Records[0].Duration | Should -Be ([timespan]::FromMinutes(1))
    }

    It 'reads an empty list in any of its shapes: <_>' -ForEach '{"totalCount":0,"list":{}}', '{"totalCount":0,"list":null}', '{"totalCount":0}' {
        $output = Use-Answer "{`"statusCode`":200,`"data`":$_}" { Get-AuthingSyncJob -SyncTaskId 1 -Profile (New-Pool $args[0] 'authing.signature') }
        $output.Errors | Should -BeNullOrEmpty
        $output.Records | Should -BeNullOrEmpty
    }
}

Describe 'Field cases: Aliyun''s own files and variables' {
    BeforeEach {
        Reset-Suite $suite
        $key = New-TestCredential 'LTAI5tEXAMPLEkey01' 'EXAMPLEsecret01'
    }

    It 'are no reason to refuse a command that names another profile: <_>' -ForEach @(
        '{"current":"work","profiles":[{"name":"work","mode":"CloudSSO","region_id":"cn-hangzhou","access_token":"EXAMPLE"}]}', '{ damaged'
    ) {
        Set-CliFile $_
        $output = Use-Answer '{"Success":true,"TotalRecordCount":0,"DtsJobList":[]}' {
            Set-StatusProfile ali -Aliyun -Credential $key -Endpoint $args[0] -RegionId cn-hangzhou -MaxRetry 0
            Set-StatusProfile pool -Authing -Credential $key -Endpoint $args[0] -MaxRetry 0
            (Get-StatusProfile pool, ali -ErrorAction Stop -WarningAction Stop).Name
            $null = Test-StatusProfile pool -ErrorAction Stop -WarningAction Stop
            $null = Get-StatusOverview ali -ErrorAction Stop -WarningAction Stop
            $null = Get-DtsSyncStatus -Profile ali -ErrorAction Stop -WarningAction Stop
            $null = Export-StatusProfile (Join-Path $suite.Folder "exported-$([guid]::NewGuid()).json") -Name pool -ErrorAction Stop -WarningAction Stop
            Select-StatusProfile pool -ErrorAction Stop -WarningAction Stop
            Remove-StatusProfile pool -ErrorAction Stop -WarningAction Stop
        }
        $output.Errors | Should -BeNullOrEmpty
        $output.Records | Should -Be pool, ali
    }

    It 'are a warning beside the profiles where no name is given, and an error where one of them is named' {
        Set-CliFile '{"current":"work","profiles":[{"name":"work","mode":"CloudSSO"}]}'
        Set-StatusProfile pool -Authing -Credential $key
        $all = Get-StatusProfile -ErrorAction Stop -WarningVariable warned -WarningAction SilentlyContinue
        $all.Name | Should -Be pool
        $warned | Should -HaveCount 1
        "$warned" | Should -Match 'CloudSSO'
        $output = Split-Output { Get-StatusProfile AliyunCli:work, pool }
        $output.Records.Name | Should -Be pool
        "$($output.Errors[0])" | Should -Match 'CloudSSO'
        "$(Get-Thrown { Get-DtsSyncStatus -Profile AliyunCli:work })" | Should -Match 'CloudSSO'
    }

    It 'give the identity that the CLI would take' {
        Set-CliFile '{"current":"one","profiles":[{"name":"one","mode":"ak","access_key_id":"id-one","access_key_secret":"s-one"},{"name":"two","access_key_id":"id-two","access_key_secret":"s-two","region":"cn-beijing","endpoint":"dts.example.com"}]}'
        foreach ($variable in 'ALIBABA_CLOUD_PROFILE', 'ALIBABACLOUD_PROFILE', 'ALICLOUD_PROFILE') {
            [Environment]::SetEnvironmentVariable($variable, 'two')
            $found = Get-StatusProfile
            $found.AccessKeyId, $found.RegionId, $found.Endpoint | Should -BeExactly 'id-two', 'cn-beijing', 'dts.example.com'
            [Environment]::SetEnvironmentVariable($variable, $null)
        }
        (Get-StatusProfile).AccessKeyId | Should -BeExactly 'id-one'
        $env:ALIBABA_CLOUD_IGNORE_PROFILE = 'TRUE'
        Get-StatusProfile | Should -BeNullOrEmpty
    }

    It 'refuse half a key pair, and a temporary key without its token' {
        $env:ALICLOUD_ACCESS_KEY = 'LTAI-half'
        "$(Get-Thrown { Get-DtsSyncStatus dts1 })" | Should -Match 'key pair is incomplete'
        $env:ALICLOUD_SECRET_KEY = 's3cret-half'
        (Get-StatusProfile).AccessKeyId | Should -BeExactly 'LTAI-half'
        $env:ALICLOUD_ACCESS_KEY = 'STS.half'
        "$(Get-Thrown { Get-DtsSyncStatus dts1 -RegionId cn-hangzhou })" | Should -Match 'security token is missing'
    }
}

Describe 'Field cases: DTS' {
    BeforeEach { Reset-Suite $suite }

    It 'makes no record of a blank reverse job: <_>' -ForEach '{}', '{"SourceEndpoint":{},"DestinationEndpoint":{},"MigrationMode":{},"PrecheckStatus":{}}', 'null' {
        $body = '{"Success":true,"TotalRecordCount":1,"DtsJobList":[{"DtsInstanceID":"dtsl3m1213ye7l00011","DtsJobId":"l3m1213ye7l0001","DtsJobName":"oneway","DtsJobDirection":"Forward","Status":"Synchronizing","ReverseJob":' + $_ + '}]}'
        $output = Use-Answer $body { Get-DtsSyncStatus -Profile (New-Ali $args[0]) }
        $output.Records | Should -HaveCount 1
        $output.Records[0].State | Should -Be Synchronizing
    }

    It 'tells two jobs of one instance and direction apart' {
        $body = '{"Success":true,"TotalRecordCount":2,"DtsJobList":[{"DtsInstanceID":"dtsl3m1213ye7l00011","DtsJobId":"l3m1213ye7l0001","DtsJobName":"old","DtsJobDirection":"Forward","Status":"Failed","CreateTime":"2026-01-01T00:00:00Z"},{"DtsInstanceID":"dtsl3m1213ye7l00011","DtsJobId":"l3m1213ye7l0002","DtsJobName":"new","DtsJobDirection":"Forward","Status":"Synchronizing","CreateTime":"2026-06-01T00:00:00Z"}]}'
        $output = Use-Answer $body { Get-DtsSyncStatus -Profile (New-Ali $args[0]) }
        $output.Records.Name | Should -Be old, new
        $output.Records.DtsJobId | Should -BeExactly 'l3m1213ye7l0001', 'l3m1213ye7l0002'
        ($output.Records[1] | ConvertTo-Json | ConvertFrom-Json).DtsJobId | Should -BeExactly 'l3m1213ye7l0002'
    }

    It 'asks for a row of DescribeDtsJobs by its instance' {
        $output = Use-Answer '{"Success":false,"ErrCode":"Forbidden.InstanceNotFound","ErrMessage":"instance not found"}' {
            $ali = New-Ali $args[0]
            [pscustomobject]@{ DtsJobId = 'l3m1213ye7l0001'; DtsInstanceID = 'dtsl3m1213ye7l00011' } | Get-DtsSyncStatus -Profile $ali
            [pscustomobject]@{ DtsInstanceID = 'dtsl3m1213ye7l00012' } | Get-DtsSyncStatus -Profile $ali
            [pscustomobject]@{ id = 'l3m1213ye7l0003'; dts_job_id = 'l3m1213ye7l0003'; dts_instance_id = 'dtsl3m1213ye7l00013' } | Get-DtsSyncStatus -Profile $ali
            [pscustomobject]@{ DtsJobId = 'l3m1213ye7l0001' } | Get-DtsSyncStatus -Profile $ali
        }
        $sent = $output.Requests | ForEach-Object { [uri]::UnescapeDataString($_.Split(' ')[1]) }
        $sent[0] | Should -BeLike '*`["dtsl3m1213ye7l00011"`]*'
        $sent[1] | Should -BeLike '*`["dtsl3m1213ye7l00012"`]*'
        $sent[2] | Should -BeLike '*`["dtsl3m1213ye7l00013"`]*'
        $output.Errors[3].ErrorDetails.RecommendedAction | Should -Match 'DtsInstanceID'
    }

    It 'takes Success for success: <_>' -ForEach '"Code":200', '"Code":"Success"', '"ErrCode":"InternalError","ErrMessage":"failed due to some unknown error."', '"ErrCode":"","ErrMessage":""' {
        $body = '{"Success":"true",' + $_ + ',"SynchronizationJobListStatusList":[{"SynchronizationJobId":"dts1","SynchronizationDirectionInfoList":[{"Status":"Synchronizing","Checkpoint":"1700000000123","SynchronizationDirection":"Forward"}]}]}'
        $output = Use-Answer $body { Get-DtsSyncStatus dts1 -Profile (New-Ali $args[0]) }
        $output.Errors | Should -BeNullOrEmpty
        $output.Records[0].CheckpointUnixTime | Should -Be 1700000000
    }

    It 'reads a token that expired anew from where it is kept: <_>' -ForEach 'variable', 'vault' {
        $stub = Start-Stub {
            $good = $args[0] -match '(?im)^x-acs-security-token: token-2'
            if (-not $good) { [Environment]::SetEnvironmentVariable('STATUSPS_TESTS_STS', 'token-2') }
            $good ? @{ Body = '{"Success":true,"SynchronizationJobListStatusList":[{"SynchronizationJobId":"dts1","SynchronizationDirectionInfoList":[{"Status":"Finished","SynchronizationDirection":"Forward"}]}]}' } :
            @{ Status = 400; Body = '{"Code":"InvalidSecurityToken.Expired","Message":"Specified SecurityToken is expired."}' }
        }
        function global:Get-Secret { param($Name, $Vault) $env:STATUSPS_TESTS_STS }
        try {
            $env:STATUSPS_TESTS_STS = 'token-1'
            $keeper = $_ -eq 'vault' ? @{ SecretName = 'sts' } : @{ SecretVariable = 'STATUSPS_TESTS_STS' }
            $through = New-StatusProfile -Aliyun -Name temporary -Endpoint $stub.Address -MaxRetry 0 -Credential (New-TestCredential 'STS.id' 'EXAMPLEsecret02') -SecretKind SecurityToken @keeper
            $output = Split-Output { Get-DtsSyncStatus dts1 -Profile $through }
            $output.Errors | Should -BeNullOrEmpty
            $output.Records.State | Should -Be Succeeded
            $stub.State.Requests.Count | Should -Be 2
        } finally {
            Remove-Item Function:/Get-Secret
            $env:STATUSPS_TESTS_STS = $null
            Stop-Stub $stub
        }
    }
}
