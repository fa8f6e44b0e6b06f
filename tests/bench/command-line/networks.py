# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up networks of any size, the same for the same size: a few hubs, a long tail of companies with a deal or two, amounts from
a heavy-tailed distribution, most deals from upstream to downstream, some loops. Written as the file of each program."""

import bisect
import itertools
import json
import random

FIRST = ('Alder', 'Birch', 'Cobalt', 'Delta', 'Ember', 'Falcon', 'Granite', 'Harbor', 'Indigo', 'Juniper')
SECOND = ('Cloud', 'Compute', 'Labs', 'Capital', 'Chips', 'Energy', 'Data', 'Robotics', 'Systems', 'Networks')
HUB_EXPONENT = 0.8
IN_LOOPS = 0.06
AGAINST = 0.02
TAIL = 1.1
MEDIAN_BILLIONS, MOST_BILLIONS = 0.05, 500


def name(i):
    both = f'{FIRST[i % 10]} {SECOND[i // 10 % 10]}'
    return both if i < 100 else f'{both} {i // 100 + 1}'


class Network:
    """Companies are their numbers, deals are (payer, payee, whole dollars)."""

    def __init__(self, n_companies, n_deals):
        self.n = n_companies
        self.random = random.Random(n_companies)
        self.weights = list(itertools.accumulate((i + 1) ** -HUB_EXPONENT for i in range(self.n)))
        self.level = [self.random.random() for _ in range(self.n)]
        self.deals = []
        while len(self.deals) < n_deals * IN_LOOPS:
            self.add_loop()
        self.tie_everybody(n_deals)
        while len(self.deals) < n_deals:
            self.add_downstream(self.pick(), self.pick())
        del self.deals[n_deals:]

    def pick(self):
        return bisect.bisect_left(self.weights, self.random.random() * self.weights[-1])

    def amount(self):
        billions = min(MOST_BILLIONS, MEDIAN_BILLIONS * (1 - self.random.random()) ** (-1 / TAIL))
        return round(billions * 1e9)

    def add_loop(self):
        companies = list(dict.fromkeys(self.pick() for _ in range(self.random.randint(2, 6))))
        if len(companies) > 1:
            amount = self.amount()
            self.deals += [(a, b, round(amount * self.random.uniform(0.6, 1.4)) or 1)
                           for a, b in zip(companies, companies[1:] + companies[:1])]

    def add_downstream(self, a, b):
        if a != b:
            if (self.level[a] > self.level[b]) != (self.random.random() < AGAINST):
                a, b = b, a
            self.deals.append((a, b, self.amount()))

    def tie_everybody(self, n_deals):
        tied = {end for a, b, _ in self.deals for end in (a, b)}
        for i in range(self.n):
            if i not in tied and len(self.deals) < n_deals:
                self.add_downstream(i, (i + 1 + self.pick()) % self.n)

    def write_deals(self, path):
        document = {
            'format': 'moniac-deals', 'version': 1, 'currency': 'USD',
            'title': f'{self.n} companies, {len(self.deals)} deals',
            'companies': [{'id': f'c{i}', 'name': name(i)} for i in range(self.n)],
            'deals': [{'id': f'd{i}', 'from': f'c{a}', 'to': f'c{b}', 'kind': 'cloud',
                       'status': 'announced', 'amount': amount}
                      for i, (a, b, amount) in enumerate(self.deals)],
        }
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(document, file, indent=1)

    def write_dot(self, path):
        with open(path, 'w', encoding='utf-8') as file:
            file.write('digraph deals {\n rankdir=LR; node [shape=box];\n')
            file.writelines(f' c{i} [label="{name(i)}"];\n' for i in range(self.n))
            file.writelines(f' c{a} -> c{b};\n' for a, b, _ in self.deals)
            file.write('}\n')

    def write_links(self, path):
        with open(path, 'w', encoding='utf-8') as file:
            json.dump({'nodes': [{'id': f'c{i}', 'name': name(i)} for i in range(self.n)],
                       'links': [{'source': f'c{a}', 'target': f'c{b}', 'value': amount}
                                 for a, b, amount in self.deals]}, file)
