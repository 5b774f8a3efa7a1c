// The clients read proxies, keys and an agent's name from the environment: none of it is theirs here.

for (const name of Object.keys(process.env)) {
    if (/^(ALIBABA_CLOUD|AUTHING)_|^(https?|all|no)_proxy$/i.test(name)) delete process.env[name];
}
