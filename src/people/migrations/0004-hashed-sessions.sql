-- From here on the column holds SHA-256 of the token; who is signed in stays signed in.
update people.sessions set token = encode(sha256(convert_to(token, 'UTF8')), 'hex');
