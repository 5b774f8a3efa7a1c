BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $path = Get-ModulePath
    $manifest = Join-Path $path 'StatusPS.psd1'
    $cmdlets = 'Get-AuthingSyncJob', 'Get-CmdbSyncStatus', 'Get-DtsSyncStatus', 'Get-JobInstanceStatus', 'Get-StatusProfile', 'New-StatusProfile',
    'Remove-StatusProfile', 'Select-StatusProfile', 'Set-StatusProfile', 'Test-StatusProfile'
    $foreign = '^(Polly|Microsoft\.Extensions\.|StatusPS\.Engine|StatusPS\.Emulator)'
}

AfterAll { Exit-Suite $suite }

Describe 'The manifest' {
    It 'is clean' {
        $output = Split-Output { Test-ModuleManifest $manifest -WarningAction Continue 3>&1 }
        $output.Errors | Should -BeNullOrEmpty
        $output.Records.Count | Should -Be 1 -Because 'a warning would be one more'
        $output.Records[0].Name | Should -BeExactly 'StatusPS'
    }

    It 'exports by name, without a wildcard' {
        $data = Import-PowerShellDataFile $manifest
        foreach ($key in 'CmdletsToExport', 'FunctionsToExport', 'AliasesToExport', 'VariablesToExport') {
            $data.ContainsKey($key) | Should -BeTrue -Because $key
            $data[$key] | Where-Object { $_ -match '\*' } | Should -BeNullOrEmpty -Because $key
        }
        foreach ($cmdlet in $cmdlets) { $data.CmdletsToExport | Should -Contain $cmdlet }
    }

    It 'needs PowerShell 7.6 and is of the Core edition' {
        $data = Import-PowerShellDataFile $manifest
        $data.PowerShellVersion | Should -Be '7.6'
        $data.CompatiblePSEditions | Should -Be 'Core'
        $data.RootModule | Should -BeExactly 'StatusPS.dll'
    }

    It 'names files that are there' {
        $data = Import-PowerShellDataFile $manifest
        @($data.RootModule; $data.RequiredAssemblies; $data.FormatsToProcess) | ForEach-Object { Join-Path $path $_ | Should -Exist }
    }
}

Describe 'The module folder' {
    It 'holds no copy of PowerShell''s own assembly' {
        Get-ChildItem $path -Recurse -File | Where-Object Name -Match '^(System\.Management\.Automation|Microsoft\.PowerShell\.|PowerShellStandard)' | Should -BeNullOrEmpty
        @(Get-ChildItem $path -Recurse -Filter *.dll).Count | Should -BeGreaterThan 3
    }

    It 'keeps everything that PowerShell does not load itself in lib' {
        (Get-ChildItem $path -Filter *.dll).Name | Sort-Object | Should -Be 'StatusPS.Contracts.dll', 'StatusPS.dll', 'StatusPS.Session.dll'
        (Get-ChildItem (Join-Path $path 'lib') -Filter *.dll).Name | Should -Contain 'StatusPS.Engine.dll'
    }

    It 'holds nothing for the debugger' {
        Get-ChildItem $path -Recurse -Include *.pdb, *.deps.json | Should -BeNullOrEmpty
    }
}

Describe 'An import' {
    BeforeAll {
        # What is loaded after each step, in a PowerShell of its own.
        $seen = Invoke-Child @'
# Without those of the runtime itself: from .NET 11 on it has some of Microsoft.Extensions.
function Get-Loaded {
    $runtime = Split-Path ([object].Assembly.Location)
    [Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.Where({ -not $_.Location -or (Split-Path $_.Location) -ne $runtime }).ForEach({ $_.GetName().Name })
}
function Get-Context { [Runtime.Loader.AssemblyLoadContext]::All.ForEach({ $_.Name }) }
function Get-Everywhere { [AppDomain]::CurrentDomain.GetAssemblies().ForEach({ $_.GetName().Name }) }
function Get-Private { [Runtime.Loader.AssemblyLoadContext]::All.Where({ $_.Name -eq 'StatusPS' })[0].Assemblies.ForEach({ $_.GetName().Name }) }
$start = Get-Everywhere
Import-Module $ModulePath
$imported = Get-Everywhere | Where-Object { $_ -notin $start }
$contexts = Get-Context
# Nothing listens on this port.
$closed = @{ BlueKing = $true; Endpoint = 'http://127.0.0.1:1'; Credential = [pscredential]::new('app', (ConvertTo-SecureString 'closed-1f6b' -AsPlainText)) }
$null = Get-JobInstanceStatus 1 -BizId 1 -Profile (New-StatusProfile closed @closed -MaxRetry 0) -ErrorAction SilentlyContinue
$first = Get-Private
$state = (Get-JobInstanceStatus 100 -BizId 1 -Profile demo).State
$null = 28 | Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 1 -Profile demo
$null = Get-DtsSyncStatus dtsdemofailed -Profile demo
$null = Get-AuthingSyncJob 1000 -Profile demo
$null = Test-StatusProfile demo
$queried = Get-Private
$null = Get-JobInstanceStatus 1 -BizId 1 -Profile (New-StatusProfile retried @closed -MaxRetry 1) -ErrorAction SilentlyContinue
$own = [Runtime.Loader.AssemblyLoadContext]::All.Where({ $_.Name -eq 'StatusPS' })
[pscustomobject] @{
    Imported = @($imported); Contexts = @($contexts); State = "$state"; Default = @(Get-Loaded); Count = $own.Count
    First    = @($first); Queried = @($queried); Private = @(Get-Private)
    Contract = 'StatusPS.JobInstanceStatus' -as [type] | ForEach-Object FullName
    Engine   = 'StatusPS.Engine.Transport.ApiResponse' -as [type] | ForEach-Object FullName
} | ConvertTo-Json
'@ | ConvertFrom-Json
    }

    It 'loads the cmdlets and the contracts, nothing of the engine' {
        $session = [Reflection.AssemblyName]::GetAssemblyName((Join-Path $path 'StatusPS.Session.dll')).Name
        # PowerShell itself may load assemblies of the framework meanwhile.
        $seen.Imported | Where-Object { $_ -notmatch '^(System|Microsoft\.CSharp$)' } | Sort-Object |
            Should -Be ($session, 'StatusPS', 'StatusPS.Contracts' | Sort-Object)
        $seen.Contexts | Should -Not -Contain 'StatusPS'
    }

    It 'loads with the first request what it needs, neither the emulator nor the retries' {
        $parts = 'DependencyInjection', 'DependencyInjection.Abstractions', 'Diagnostics', 'Http', 'Logging', 'Logging.Abstractions', 'Options'
        # From .NET 11 on the runtime has some of them itself.
        $runtime = Split-Path ([object].Assembly.Location)
        $expected = $parts.ForEach{ "Microsoft.Extensions.$_" }.Where{ -not (Test-Path (Join-Path $runtime "$_.dll")) }
        $seen.First | Sort-Object | Should -Be (@($expected) + 'StatusPS.Engine')
    }

    It 'loads the retries with the first retry' {
        $seen.Queried | Should -Not -Contain 'Polly.Core'
        $seen.Private | Should -Contain 'Polly.Core'
    }

    It 'leaves no assembly of the engine in PowerShell''s own context after every kind of query' {
        $seen.State | Should -BeExactly 'Failed'
        $seen.Default | Should -Contain 'StatusPS'
        $seen.Default | Where-Object { $_ -match $foreign } | Should -BeNullOrEmpty
    }

    It 'has the engine and its packages in one context of its own' {
        $seen.Count | Should -Be 1
        $seen.Private | Should -Contain 'StatusPS.Engine'
        $seen.Private | Should -Contain 'StatusPS.Emulator'
        $seen.Private | Should -Contain 'Polly.Core'
        $seen.Private | Should -Contain 'Microsoft.Extensions.Http'
        $seen.Private | Should -Not -Contain 'StatusPS.Contracts'
    }

    It 'shows the contracts'' types to scripts, and none of the engine''s' {
        $seen.Contract | Should -BeExactly 'StatusPS.JobInstanceStatus'
        $seen.Engine | Should -BeNullOrEmpty
    }

    It 'gives the cmdlets by name' {
        $found = Get-Command -Module StatusPS | Sort-Object Name
        $found.Name | Should -Be ((Import-PowerShellDataFile $manifest).CmdletsToExport | Sort-Object)
        foreach ($cmdlet in $cmdlets) { $found.Name | Should -Contain $cmdlet }
        (Get-Command -Module StatusPS).CommandType | Select-Object -Unique | Should -Be 'Cmdlet'
    }

    It 'uses approved verbs, one noun each' {
        $approved = (Get-Verb).Verb
        foreach ($command in Get-Command -Module StatusPS) { $command.Verb | Should -BeIn $approved -Because $command.Name }
        $output = Split-Output { (New-Session 'Import-Module $args[0] -Force 3>&1' $path).Invoke() }
        $output.Records | Should -BeNullOrEmpty
    }

    It 'exposes no type of the engine in a parameter' {
        foreach ($command in Get-Command -Module StatusPS) {
            foreach ($parameter in $command.Parameters.Values) {
                $parameter.ParameterType.Assembly.GetName().Name | Should -Not -Match $foreign -Because "$($command.Name) -$($parameter.Name)"
            }
        }
    }
}

Describe 'A module that was removed' {
    It 'works again after it is imported anew, in the same context' {
        $states = Invoke-Child @'
foreach ($round in 1..3) {
    Import-Module $ModulePath
    (Get-JobInstanceStatus 100 -BizId 1 -Profile demo).State
    Remove-Module StatusPS
    [bool] (Get-Command Get-JobInstanceStatus -ErrorAction Ignore)
}
[Runtime.Loader.AssemblyLoadContext]::All.Where({ $_.Name -eq 'StatusPS' }).Count
'@
        $states.Trim() -split '\s+' | Should -Be Failed, False, Failed, False, Failed, False, 1
    }

    It 'stays usable in another runspace' {
        $other = New-Session '(Get-JobInstanceStatus 100 -BizId 1 -Profile demo).State'
        $gone = New-Session 'Remove-Module StatusPS'
        $null = $gone.Invoke()
        $other.Invoke() | Should -Be 'Failed'
        (Get-DtsSyncStatus dtsdemofailed -Profile demo).State | Should -Be 'Failed'
        $other.Dispose()
        $gone.Dispose()
    }
}

Describe 'Another version in the same session' {
    BeforeAll {
        # A copy with another version. An assembly has its version in its only row of the table Assembly, after four
        # bytes for the hash (ECMA-335, II.22.2), and its ID is the first one of the heap of GUIDs.
        $other = Join-Path $suite.Folder 'other/StatusPS'
        $null = New-Item -ItemType Directory (Split-Path $other)
        Copy-Item $path $other -Recurse
        foreach ($file in Get-ChildItem $other -Filter *.dll) {
            $bytes = [IO.File]::ReadAllBytes($file)
            $image = [Reflection.PortableExecutable.PEReader]::new([IO.MemoryStream]::new($bytes))
            $metadata = [Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($image)
            $start = $image.PEHeaders.MetadataStartOffset
            $bytes[$start + [Reflection.Metadata.Ecma335.MetadataReaderExtensions]::GetTableMetadataOffset($metadata, 'Assembly') + 4] = 99
            $bytes[$start + [Reflection.Metadata.Ecma335.MetadataReaderExtensions]::GetHeapMetadataOffset($metadata, 'Guid')] = 99
            $image.Dispose()
            [IO.File]::WriteAllBytes($file, $bytes)
        }
        $text = (Get-Content -Raw (Join-Path $other 'StatusPS.psd1')) -replace "(ModuleVersion\s*= )'[^']+'", "`$1'99.0.0'"
        Set-Content (Join-Path $other 'StatusPS.psd1') $text
    }

    It 'is imported by a new session' {
        $output = Invoke-Child "Import-Module '$other'; `"`$((Get-Module StatusPS).Version) `$((Get-JobInstanceStatus 100 -BizId 1 -Profile demo).State)`""
        $output.Trim() | Should -BeExactly '99.0.0 Failed'
    }

    It 'is refused in one line that says what to do, <Name>' -ForEach @(
        @{ Name = 'beside the first'; Before = '' }
        @{ Name = 'by force'; Before = ''; Force = '-Force' }
        @{ Name = 'after the first was removed'; Before = 'Remove-Module StatusPS' }
    ) {
        $message = Invoke-Child @"
Import-Module `$ModulePath
$Before
try { Import-Module '$other' $Force } catch { "`$_" }
"@
        $message.Trim() | Should -Match 'A new PowerShell session is needed to use another version of StatusPS'
        $message.Trim() -split '\n' | Should -HaveCount 1
    }
}

Describe 'Several runspaces' {
    It 'share the module in ForEach-Object -Parallel, from the first query on' {
        $output = Invoke-Child @'
$states = 1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
    Import-Module $using:ModulePath
    (Get-JobInstanceStatus 102 -BizId 1 -Profile demo).State
}
"$($states.Count) $(@($states | Select-Object -Unique)) $([Runtime.Loader.AssemblyLoadContext]::All.Where({ $_.Name -eq 'StatusPS' }).Count)"
'@
        $output.Trim() | Should -BeExactly '8 Failed 1'
    }

    It 'serve a thread job' {
        $job = Start-ThreadJob { Import-Module $args[0]; (Get-AuthingSyncJob 1003 -Profile demo).Message } -ArgumentList $path
        $job | Receive-Job -Wait -AutoRemoveJob | Should -Match 'LDAP'
    }
}
