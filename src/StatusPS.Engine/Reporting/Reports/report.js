'use strict';
(() => {
  const find = id => document.getElementById(id);
  const view = JSON.parse(find('statusps-view').textContent);
  const { rows, texts, pageSize } = view;
  const body = find('rows'), search = find('search'), shown = find('shown'), pages = find('pages');
  const filter = { text: '', state: '', service: '' };
  const columns = { state: null, service: 2, profile: 3, name: 4, position: 6, time: 8, changed: 10 };
  const numeric = new Set(['time', 'changed']);
  let found = rows.map((_, index) => index), sort = { column: 'state', descending: false }, page = 0, searchTexts = null;

  const create = (name, attributes, ...children) => {
    const element = name === 'svg' || name === 'rect'
      ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== false) element.setAttribute(key, value === true ? '' : value);
    }
    element.append(...children.filter(child => child !== null && child !== ''));
    return element;
  };
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, index) => Number(values[index]).toLocaleString('en-US'));
  const list = (name, className, items) => create(name, { class: className }, ...items);

  const createTimeline = step => create('svg',
    { class: 'timeline', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    create('rect', { class: 'track', width: 100, height: 8 }),
    create('rect', { class: step[0], x: step[3], width: step[4], height: 8 }));

  const createDetail = row => {
    const detail = row[13], parts = [];
    const section = (title, content) => parts.push(create('h3', null, title), content);
    if (detail.percent !== null) {
      parts.push(create('p', null, create('progress',
        { max: 100, value: detail.percent, 'aria-label': `${texts.progress}: ${row[4]}` }), ` ${detail.percent}%`));
    }
    if (detail.facts.length) {
      parts.push(list('dl', 'facts', detail.facts.flatMap(([label, value]) =>
        [create('dt', null, label), create('dd', null, value)])));
    }
    if (detail.steps.length) {
      section(texts.steps, list('ol', 'steps', detail.steps.map(step => create('li', null,
        `${step[1]}: `, create('span', { class: `state-name ${step[0]}` }, step[0]),
        step[2] ? `, ${step[2]}` : '', step[3] === null ? null : createTimeline(step)))));
    }
    if (detail.hosts.length) {
      section(texts.hosts, list('ul', null, detail.hosts.map(host => create('li', null, host))));
    }
    if (detail.reasons.length) {
      section(texts.reasons, list('ul', 'reasons', detail.reasons.map(([severity, text]) =>
        create('li', { class: severity }, text))));
    }
    return create('tr', { class: 'detail' }, create('td', { colspan: 7 }, create('details', { open: detail.open },
      create('summary', null, `${texts.details}: ${row[4]}`), create('div', { class: 'panel' }, ...parts))));
  };

  const createRows = row => {
    const cell = (name, index, ...children) =>
      create('td', { class: name, 'data-label': texts.headings[index] }, ...children);
    const name = row[12] ? create('a', { href: row[12], rel: 'noreferrer' }, row[4]) : row[4];
    const main = create('tr', null,
      cell('state', 0, create('span', { class: `state-name ${row[0]}` }, row[0])),
      cell('service', 1, row[2]), cell('profile', 2, row[3]),
      cell('name', 3, name, row[5] === row[4] ? null : create('small', null, row[5]),
        row[11] ? create('span', { class: `message ${row[0]}` }, row[11]) : null),
      cell('position', 4, row[6]), cell('time', 5, row[7]), cell('changed', 6, row[9]));
    return row[13] ? [main, createDetail(row)] : [main];
  };

  // Rows below the window are created after the others are drawn, because the layout of a page takes most of the time.
  const firstRows = 50;
  let remaining = [], timer = 0;
  const createAll = indexes => indexes.flatMap(index => createRows(rows[index]));
  const complete = () => {
    body.append(...createAll(remaining));
    remaining = [];
  };

  const render = () => {
    const count = Math.max(1, Math.ceil(found.length / pageSize));
    page = Math.min(page, count - 1);
    const first = page * pageSize;
    const visible = found.slice(first, first + pageSize);
    clearTimeout(timer);
    body.replaceChildren(...createAll(visible.slice(0, firstRows)));
    remaining = visible.slice(firstRows);
    if (remaining.length) requestAnimationFrame(() => { timer = setTimeout(complete); });
    shown.textContent = found.length === 0 ? texts.none
      : fill(texts.shown, first + 1, first + visible.length, found.length);
    pages.hidden = count < 2;
    find('page').textContent = fill(texts.page, page + 1, count);
    find('previous').disabled = page === 0;
    find('next').disabled = page === count - 1;
  };

  const compare = () => {
    const index = columns[sort.column], sign = sort.descending ? -1 : 1;
    if (index === null) return (one, other) => sign * (one - other);
    const isNumeric = numeric.has(sort.column);
    return (one, other) => {
      const left = rows[one][index], right = rows[other][index];
      if (left === right) return one - other;
      // Rows without a value come last in both directions.
      if (left === null || left === '') return 1;
      if (right === null || right === '') return -1;
      return sign * (isNumeric ? left - right : left < right ? -1 : 1);
    };
  };

  const apply = () => {
    const words = filter.text.toLowerCase().split(/\s+/).filter(word => word);
    if (words.length && searchTexts === null) {
      searchTexts = rows.map(row => [row[0], row[2], row[3], row[4], row[5], row[6], row[11]].join('\n').toLowerCase());
    }
    found = [];
    for (let i = 0; i < rows.length; i++) {
      if (filter.state && rows[i][0] !== filter.state || filter.service && rows[i][2] !== filter.service) continue;
      if (words.every(word => searchTexts[i].includes(word))) found.push(i);
    }
    if (sort.column !== 'state' || sort.descending) found.sort(compare());
    page = 0;
    render();
  };

  for (const button of document.querySelectorAll('button[data-filter]')) {
    button.disabled = false;
    button.setAttribute('aria-pressed', 'false');
    button.addEventListener('click', () => {
      const { filter: key, value } = button.dataset;
      filter[key] = filter[key] === value ? '' : value;
      for (const other of document.querySelectorAll(`button[data-filter="${key}"]`)) {
        other.setAttribute('aria-pressed', String(other.dataset.value === filter[key]));
      }
      apply();
    });
  }
  for (const heading of document.querySelectorAll('th[data-column]')) {
    const button = create('button', { type: 'button' }, heading.textContent);
    heading.replaceChildren(button);
    if (heading.dataset.column === sort.column) heading.setAttribute('aria-sort', 'ascending');
    button.addEventListener('click', () => {
      const column = heading.dataset.column;
      sort = { column, descending: sort.column === column && !sort.descending };
      for (const other of document.querySelectorAll('th[aria-sort]')) other.removeAttribute('aria-sort');
      heading.setAttribute('aria-sort', sort.descending ? 'descending' : 'ascending');
      apply();
    });
  }
  search.addEventListener('input', () => { filter.text = search.value; apply(); });
  const turn = step => { page += step; render(); find('table').scrollIntoView(); };
  find('previous').addEventListener('click', () => turn(-1));
  find('next').addEventListener('click', () => turn(1));
  addEventListener('beforeprint', () => {
    complete();
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  find('controls').hidden = false;
  // The first page is in the file; only its number is missing.
  pages.hidden = rows.length <= pageSize;
  shown.textContent = rows.length === 0 ? texts.none : fill(texts.shown, 1, Math.min(pageSize, rows.length), rows.length);
  find('page').textContent = fill(texts.page, 1, Math.max(1, Math.ceil(rows.length / pageSize)));
  find('previous').disabled = true;
})();
