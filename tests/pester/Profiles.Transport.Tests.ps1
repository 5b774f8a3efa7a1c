BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $key = New-TestCredential 'id-1' 'secret-1'
    $rsa = [Security.Cryptography.RSA]::Create(2048)
    $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=Private root', $rsa, 'SHA256', [Security.Cryptography.RSASignaturePadding]::Pkcs1)
    $request.CertificateExtensions.Add([Security.Cryptography.X509Certificates.X509BasicConstraintsExtension]::new($true, $false, 0, $true))
    $root = $request.CreateSelfSigned([DateTimeOffset]::UtcNow.AddDays(-1), [DateTimeOffset]::UtcNow.AddDays(1))
    $ca = Join-Path $suite.Folder 'root.pem'
    $pfx = Join-Path $suite.Folder 'client.pfx'
    $root.ExportCertificatePem() | Set-Content $ca
    [IO.File]::WriteAllBytes($pfx, $root.Export('Pkcs12', 'Pfx/pass+1'))
}

AfterAll { Exit-Suite $suite }

Describe 'How a profile''s requests travel' {
    BeforeEach { Reset-Suite $suite }

    It 'is stored with it: <Setting>' -ForEach @(
        @{ Setting = 'Proxy'; Value = 'http://proxy.example.com:3128' }, @{ Setting = 'TimeoutSec'; Value = 12 }, @{ Setting = 'MaxRetry'; Value = 0 }
        @{ Setting = 'MaxRequestsPerSecond'; Value = 25 }, @{ Setting = 'MaxRequestsPerSecond'; Value = 0 }
    ) {
        $with = @{ $Setting = $Value }
        Set-StatusProfile -Aliyun -Name prod -Credential $key @with
        (Get-StatusProfile prod).$Setting | Should -Be $Value
    }

    It 'names files by their full path' {
        Push-Location $suite.Folder
        try { Set-StatusProfile -Aliyun -Name prod -Credential $key -CaCertificate root.pem } finally { Pop-Location }
        (Get-StatusProfile prod).CaCertificate | Should -BeExactly $ca
        Set-StatusProfile prod -CaCertificate ''
        (Get-StatusProfile prod).CaCertificate | Should -BeNullOrEmpty
    }

    It 'keeps passwords among the secrets, and drops them with what they are for' {
        Set-StatusProfile -Aliyun -Name prod -Credential $key -Proxy http://proxy.example.com -ProxyCredential (New-TestCredential 'me' 'Pr0xy/pass+1') -ClientCertificate $pfx -ClientCertificatePassword (New-TestSecret 'Pfx/pass+1')
        $stored = Get-StatusProfile prod
        $stored.Secrets | Should -Be AccessKeySecret, ClientCertificatePassword, ProxyPassword
        $stored.ProxyUserName | Should -BeExactly 'me'
        $texts = Get-ChildItem $suite.Store -File -Force | ForEach-Object { [Text.Encoding]::UTF8.GetString([IO.File]::ReadAllBytes($_)) }
        Find-Secret (@($texts) + @($stored | Get-Written)) 'Pr0xy/pass+1', 'Pfx/pass+1' | Should -BeNullOrEmpty
        Set-StatusProfile prod -Proxy '' -ClientCertificate ''
        (Get-StatusProfile prod).Secrets | Should -Be AccessKeySecret
    }

    It 'is refused before it is stored: <Why>' -ForEach @(
        @{ Why = 'no such file'; With = @{ CaCertificate = '/nothing/root.pem' }; Says = 'root.pem' }
        @{ Why = 'no certificate'; With = @{ CaCertificate = "$PSScriptRoot/Suite.ps1" }; Says = 'no certificate' }
        @{ Why = 'another password'; With = @{ ClientCertificate = 'pfx'; ClientCertificatePassword = 'wr0ng-pass' }; Says = 'the password is wrong' }
        @{ Why = 'no proxy''s address'; With = @{ Proxy = 'proxy.example.com' }; Says = 'not an absolute' }
        @{ Why = 'a user in the proxy''s address'; With = @{ Proxy = 'http://me:Us3r-pass@proxy.example.com' }; Says = 'contains a user' }
        @{ Why = 'a user in the endpoint'; With = @{ Endpoint = 'https://me:Us3r-pass@{gateway_name}.example.com' }; Says = 'contains a user' }
    ) {
        $given = $With.Clone()
        if ($given.ClientCertificate) { $given.ClientCertificate = $pfx }
        if ($given.ClientCertificatePassword) { $given.ClientCertificatePassword = New-TestSecret $given.ClientCertificatePassword }
        foreach ($do in { Set-StatusProfile -Aliyun -Name prod -Credential $key @given }, { New-StatusProfile -Aliyun -Credential $key @given }) {
            $thrown = Get-Thrown $do
            $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
            "$thrown" | Should -Match $Says
            Find-Secret ($thrown | Get-Written) 'Us3r-pass', 'wr0ng-pass' | Should -BeNullOrEmpty
        }
        Get-StatusProfile | Should -BeNullOrEmpty
    }

    It 'has no switch that turns a certificate''s check off' {
        foreach ($name in 'Set-StatusProfile', 'New-StatusProfile', 'Get-DtsSyncStatus') {
            (Get-Command $name).Parameters.Keys | Where-Object { $_ -match 'Skip|Insecure|Check|Trust' } | Should -BeNullOrEmpty
        }
    }

    It 'takes the system''s proxy without one of its own, and its own before that' {
        $system = Start-Stub { @{ Status = 403; Body = '{}' } }
        $own = Start-Stub { @{ Status = 403; Body = '{}' } }
        try {
            $script = @'
Import-Module $ModulePath
$secret = [securestring]::new(); 's3cret'.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
$with = @{ Endpoint = 'http://dts.invalid'; AllowHttp = $true; MaxRetry = 0; Credential = [pscredential]::new('id', $secret) }
Get-DtsSyncStatus dts-system -Profile (New-StatusProfile -Aliyun @with) -ErrorAction SilentlyContinue
Get-DtsSyncStatus dts-own -Profile (New-StatusProfile -Aliyun @with -Proxy '{own}') -ErrorAction SilentlyContinue
'@
            $null = Invoke-Child $script.Replace('{own}', $own.Address) @{ http_proxy = $system.Address }
            $system.State.Requests.Count, $own.State.Requests.Count | Should -Be 1, 1
            $system.State.Requests[0] | Should -Match 'dts-system'
            $own.State.Requests[0] | Should -Match 'dts-own'
        } finally {
            Stop-Stub $system
            Stop-Stub $own
        }
    }
}
