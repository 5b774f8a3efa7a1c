// Values that are spelled differently by every rule of encoding.

export const awkward = [
    '', ' ', ' a b ', 'a b', '+', '*', '~', '!', "'", '(', ')', '/', '?', '=', '&', '%', "+*~!'()/?=&%",
    '%41', '%2B', '%zz', 'a+b%20c', 'aZ09-_.~', '中', '中文 与 空格', '😀', '👩‍👩‍👧‍👦', 'e\u0301', '\u00a0', '\u2028', '\ufeff',
    '"\\', '<tag>`', '#;:@$,[]{}|^', '\t\n\r', '../../etc', 'x: y\r\nz', '["dtsexjk1alb116****","a/b?c=d&e=f"]',
];
