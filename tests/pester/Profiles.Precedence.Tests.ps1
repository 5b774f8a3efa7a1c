BeforeDiscovery {
    $platforms = @(
        @{ Platform = 'Authing'; Names = 'AUTHING_ACCESS_KEY_ID', 'AUTHING_ACCESS_KEY_SECRET', 'AUTHING_HOST'; Other = 'BlueKing' }
    )
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $here = [Environment]::CurrentDirectory
    $suite = Enter-Suite
    # Refuses everybody: what counts is who asked.
    $stub = Start-Stub { @{ Status = 401; Body = '{"code":1640101,"statusCode":401,"Code":"InvalidAccessKeyId.NotFound","message":"no"}' } }

    function New-Named($Platform, $Name) {
        $with = @{ $Platform = $true; Name = $Name; Endpoint = $stub.Address; Credential = New-TestCredential "id-$Name" 'secret-1'; MaxRetry = 0 }
        New-StatusProfile @with
    }

    function Save-Named($Platform, $Name, $With = @{}) { New-Named $Platform $Name | Set-StatusProfile @With }

    function Invoke-Query($Platform, $With = @{}) {
        switch ($Platform) {
            'BlueKing' { Get-JobInstanceStatus 100 -BizId 1 @With }
            'Aliyun' { Get-DtsSyncStatus dts1 @With }
            'Authing' { Get-AuthingSyncJob 1000 @With }
        }
    }

    # Whose id a query sends.
    function Get-Caller($Platform, $With = @{}) {
        $stub.State.Requests.Clear()
        $null = Split-Output { Invoke-Query $Platform $With }
        $found = "$($stub.State.Requests)" | Select-String '"(?:bk_app_code|accessKeyId)":"([^"]+)"|Credential=([^,]+),'
        $found.Matches.Groups | Select-Object -Skip 1 | Where-Object Success | ForEach-Object Value
    }

    function Set-Cli($Region) {
        $null = New-Item -Force (Join-Path $suite.Home '.aliyun/config.json') -Value (
            '{"current":"work","profiles":[{"name":"work","mode":"AK","access_key_id":"id-file","access_key_secret":"secret-1","region_id":"' + $Region + '"}]}')
    }

    function Set-Ini($Region, $Type = 'access_key') {
        $null = New-Item -Force (Join-Path $suite.Home '.alibabacloud/credentials') -Value "[default]`ntype = $Type`naccess_key_id = id-ini`naccess_key_secret = secret-1`nregion_id = $Region"
    }

    # The host that a query for DTS wants to reach, in a child shell whose only way out is our own proxy: no profile of
    # the environment or of a file can name an address.
    function Get-DtsHost($Variable = @{}) {
        $proxy = Start-Stub { @{ Raw = "HTTP/1.1 200 Connection established`r`n`r`nthis is no TLS" } }
        try {
            $null = Invoke-Child 'Import-Module $ModulePath; Get-DtsSyncStatus dts1 -ErrorAction SilentlyContinue' (@{ HTTPS_PROXY = $proxy.Address } + $Variable)
            "$($proxy.State.Requests)" -match 'CONNECT (\S+):443' | Out-Null
            $Matches[1]
        } finally {
            Stop-Stub $proxy
        }
    }
}

AfterAll {
    Stop-Stub $stub
    Exit-Suite $suite
}

Describe 'The profile that is used, of <Platform>' -ForEach $platforms {
    BeforeEach {
        Reset-Suite $suite
        'default', 'variable', 'chosen', 'named' | ForEach-Object { Save-Named $Platform $_ }
        $id, $secret, $address = $Names
        [Environment]::SetEnvironmentVariable($id, 'id-environment')
        [Environment]::SetEnvironmentVariable($secret, 'secret-1')
        [Environment]::SetEnvironmentVariable($address, $stub.Address)
        $env:STATUSPS_PROFILE = 'variable'
        Select-StatusProfile chosen
    }

    It 'is the one that -Profile names' {
        Get-Caller $Platform @{ Profile = 'named' } | Should -BeExactly 'id-named'
        Get-Caller $Platform @{ Profile = 'NAMED' } | Should -BeExactly 'id-named'
    }

    It 'is the object that -Profile is given' {
        Get-Caller $Platform @{ Profile = New-Named $Platform 'object' } | Should -BeExactly 'id-object'
        Get-Caller $Platform @{ Profile = Get-StatusProfile named } | Should -BeExactly 'id-named'
    }

    It 'else the session''s choice' {
        Get-Caller $Platform | Should -BeExactly 'id-chosen'
    }

    It 'else the one that STATUSPS_PROFILE names' {
        Select-StatusProfile -Clear
        Get-Caller $Platform | Should -BeExactly 'id-variable'
    }

    It 'else the environment''s' {
        Select-StatusProfile -Clear
        $env:STATUSPS_PROFILE = $null
        Get-Caller $Platform | Should -BeExactly 'id-environment'
    }

    It 'else the stored default' {
        Select-StatusProfile -Clear
        $env:STATUSPS_PROFILE = $null
        [Environment]::SetEnvironmentVariable($Names[0], $null)
        Get-Caller $Platform | Should -BeExactly 'id-default'
        Get-StatusProfile named | Set-StatusProfile -Default
        Get-Caller $Platform | Should -BeExactly 'id-named'
    }

    It 'takes from STATUSPS_PROFILE the name of its own platform' {
        Select-StatusProfile -Clear
        Save-Named $Other 'foreign'
        $env:STATUSPS_PROFILE = 'foreign, named ; variable'
        Get-Caller $Platform | Should -BeExactly 'id-named'
        Get-Caller $Other | Should -BeExactly 'id-foreign'
        $env:STATUSPS_PROFILE = 'foreign'
        Get-Caller $Platform | Should -BeExactly 'id-environment'
    }

    It 'is the built-in one wherever a name can stand' {
        (Split-Output { Invoke-Query $Platform @{ Profile = 'demo' } }).Records[0].Profile | Should -BeExactly 'demo'
        Select-StatusProfile demo
        (Split-Output { Invoke-Query $Platform }).Records[0].Profile | Should -BeExactly 'demo'
        Select-StatusProfile -Clear
        $env:STATUSPS_PROFILE = 'demo'
        (Split-Output { Invoke-Query $Platform }).Records[0].Profile | Should -BeExactly 'demo'
    }

    It 'is never another one when -Profile names none that exists' {
        $stub.State.Requests.Clear()
        $thrown = Get-Thrown { Invoke-Query $Platform @{ Profile = 'nope'; ErrorAction = 'Ignore' } }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $thrown.TargetObject | Should -BeExactly 'nope'
        "$thrown" | Should -Match "'nope' \(-Profile\)"
        $told = "$thrown $($thrown.ErrorDetails.RecommendedAction)"
        foreach ($name in 'demo', 'default', 'variable', 'chosen', 'named') { $told | Should -Match "\b$name\b" }
        $stub.State.Requests.Count | Should -Be 0
    }

    It 'is never another one when the session''s choice is gone' {
        Remove-StatusProfile chosen
        $stub.State.Requests.Clear()
        $thrown = Get-Thrown { Invoke-Query $Platform @{ ErrorAction = 'Ignore' } }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        "$thrown" | Should -Match "'chosen' \(Select-StatusProfile\)"
        $stub.State.Requests.Count | Should -Be 0
    }

    It 'is never another one when STATUSPS_PROFILE names none that exists' {
        Select-StatusProfile -Clear
        $stub.State.Requests.Clear()
        foreach ($value in 'nope', 'named,nope') {
            $env:STATUSPS_PROFILE = $value
            $thrown = Get-Thrown { Invoke-Query $Platform @{ ErrorAction = 'Ignore' } }
            $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*' -Because $value
            "$thrown" | Should -Match "'nope' \(STATUSPS_PROFILE\)"
            $thrown.ErrorDetails.RecommendedAction | Should -Match 'named'
        }
        $stub.State.Requests.Count | Should -Be 0
    }

    It 'is never another platform''s' {
        Save-Named $Other 'foreign'
        $stub.State.Requests.Clear()
        foreach ($foreign in 'foreign', (Get-StatusProfile foreign)) {
            $thrown = Get-Thrown { Invoke-Query $Platform @{ Profile = $foreign; ErrorAction = 'Ignore' } }
            $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
            "$thrown" | Should -Match "$Other.*$Platform"
        }
        $stub.State.Requests.Count | Should -Be 0
    }
}

Describe 'The profile that is used, of Aliyun' {
    BeforeEach { Reset-Suite $suite }

    It 'is the command line''s file next, and the stored default before it' -Skip:$IsWindows {
        Set-Cli cn-heyuan
        Set-Ini cn-wuhan-lr
        Get-DtsHost | Should -BeExactly 'dts.cn-heyuan.aliyuncs.com'
        Save-Named Aliyun 'default'
        Get-Caller Aliyun | Should -BeExactly 'id-default'
    }

    It 'is never another one when a file has a mode or a type that is not understood' -Skip:$IsWindows {
        Set-Ini cn-wuhan-lr 'ram_role_arn'
        "$(Get-Thrown { Invoke-Query Aliyun @{ ErrorAction = 'Ignore' } })" | Should -Match 'ram_role_arn'
        Set-Ini cn-wuhan-lr
        $null = New-Item -Force (Join-Path $suite.Home '.aliyun/config.json') -Value '{"current":"work","profiles":[{"name":"work","mode":"RsaKeyPair"}]}'
        "$(Get-Thrown { Invoke-Query Aliyun @{ ErrorAction = 'Ignore' } })" | Should -Match 'RsaKeyPair'
    }
}

Describe 'No profile at all' {
    BeforeEach { Reset-Suite $suite }

    It 'says every place that was looked at, in order: <Platform>' -ForEach @(
        @{ Platform = 'BlueKing'; Environment = 'BK_APP_CODE', 'BKPAAS_APP_ID' }
        @{ Platform = 'Aliyun'; Environment = 'ALIBABA_CLOUD_ACCESS_KEY_ID' }
        @{ Platform = 'Authing'; Environment = 'AUTHING_ACCESS_KEY_ID' }
    ) {
        $thrown = Get-Thrown { Invoke-Query $Platform @{ ErrorAction = 'Ignore' } }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $places = @('-Profile'; 'Select-StatusProfile'; 'STATUSPS_PROFILE'; $Environment; $suite.Store)
        if ($Platform -eq 'Aliyun' -and -not $IsWindows) { $places += Join-Path $suite.Home '.aliyun/config.json' }
        $at = $places | ForEach-Object { "$thrown".IndexOf($_) }
        $at | Should -Not -Contain -1
        $at | Should -Be ($at | Sort-Object)
        "$thrown" | Should -Match $Platform
        $thrown.ErrorDetails.RecommendedAction | Should -Match "Set-StatusProfile prod -$Platform"
        $thrown.ErrorDetails.RecommendedAction | Should -Match '-Profile demo'
    }

    It 'puts no store into the working folder where there is no home yet' -Skip:$IsWindows {
        $folder = New-Item -ItemType Directory (Join-Path $suite.Folder 'working')
        $script = @'
Set-Location {folder}; [Environment]::CurrentDirectory = '{folder}'
$env:HOME = '{folder}-to-be'; $env:STATUSPS_HOME = ''
Import-Module $ModulePath
$secret = [securestring]::new(); 's3cret'.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
Set-StatusProfile -Aliyun -Name a -Credential ([pscredential]::new('id', $secret))
(Get-StatusProfile a).AccessKeyId
'@
        (Invoke-Child $script.Replace('{folder}', $folder.FullName)).Trim() | Should -BeExactly 'id'
        Get-ChildItem $folder -Recurse -Force | Should -BeNullOrEmpty
        "$folder-to-be/.config/statusps/profiles.json" | Should -Exist
    }

    It 'says so where there is no home at all: <Name>' -Skip:$IsWindows -ForEach @(
        @{ Name = 'Set-StatusProfile'; Do = { Set-StatusProfile -Aliyun -Name a -Credential $credential } }
        @{ Name = 'Get-StatusProfile'; Do = { Get-StatusProfile } }
        @{ Name = 'Remove-StatusProfile'; Do = { Remove-StatusProfile a } }
        @{ Name = 'Select-StatusProfile'; Do = { Select-StatusProfile a } }
        @{ Name = 'Test-StatusProfile'; Do = { Test-StatusProfile a } }
        @{ Name = 'Get-DtsSyncStatus'; Do = { Get-DtsSyncStatus dts1 } }
        @{ Name = 'Get-DtsSyncStatus -Profile'; Do = { Get-DtsSyncStatus dts1 -Profile a } }
    ) {
        $env:STATUSPS_HOME = ''
        try {
            # PowerShell itself makes a folder there: not where the tests stand.
            [Environment]::CurrentDirectory = $suite.Folder
            $env:HOME = 'not/a/full/path'
            $credential = New-TestCredential 'id' 'secret-1'
            $thrown = Get-Thrown $Do
        } finally {
            $env:HOME = $suite.Home
            [Environment]::CurrentDirectory = $here
        }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $thrown.ErrorDetails.RecommendedAction | Should -Match 'STATUSPS_HOME'
    }

    It 'does without a home where a profile needs none' -Skip:$IsWindows {
        $env:STATUSPS_HOME = ''
        try {
            # PowerShell itself makes a folder there: not where the tests stand.
            [Environment]::CurrentDirectory = $suite.Folder
            $env:HOME = 'not/a/full/path'
            (Get-DtsSyncStatus dtsdemofailed -Profile demo).State | Should -Be 'Failed'
            (Get-Caller Aliyun @{ Profile = New-Named Aliyun 'object' }) | Should -BeExactly 'id-object'
        } finally {
            $env:HOME = $suite.Home
            [Environment]::CurrentDirectory = $here
        }
    }
}
