#include "index/store/copies.h"

#include <algorithm>
#include <set>

namespace rasoat::store {
namespace {

using duplicates::Signature;

// Alike by less than this, two texts are not copies: reports of one form on different years share
// up to four tenths of their runs of words.
constexpr int kAlike = 600;
// Pairs kept of one document: enough to hold a group together.
constexpr std::size_t kMostPairs = 16;
// Documents of one band that are compared with a new one: the others of a large group are linked
// to these.
constexpr std::int64_t kMostInBand = 12;

}  // namespace

void Copies::Add(std::int64_t version, const Signature& signature) {
  Prepare("INSERT INTO signature VALUES(?, ?, ?)")
      .Bind(version)
      .Bind(signature.exact)
      .BindBlob(Pack(signature))
      .Run();
  if (signature.long_enough) {
    Statement insert = Prepare("INSERT INTO band VALUES(?, ?, ?)");
    for (std::size_t band = 0; band < duplicates::kBands; ++band) {
      insert.Bind(BandKey(signature, band))
          .Bind(static_cast<std::int64_t>(band))
          .Bind(version)
          .Run();
    }
  }
  Link(version, signature);
}

void Copies::Remove(std::int64_t version) {
  Statement query = Prepare("SELECT exact, minima FROM signature WHERE version = ?");
  query.Bind(version);
  if (!query.Step()) return;
  const Signature signature = duplicates::Unpack(query.Text(0), query.Text(1));
  query.Reset();
  Statement erase = Prepare("DELETE FROM band WHERE key = ? AND number = ? AND version = ?");
  for (std::size_t band = 0; signature.long_enough && band < duplicates::kBands; ++band) {
    erase.Bind(BandKey(signature, band)).Bind(static_cast<std::int64_t>(band)).Bind(version).Run();
  }
  Prepare("DELETE FROM signature WHERE version = ?").Bind(version).Run();
  const std::vector<std::int64_t> neighbours = NeighboursOf(version);
  Prepare("DELETE FROM alike WHERE version = ?").Bind(version).Run();
  Statement unlink = Prepare("DELETE FROM alike WHERE version = ? AND other = ?");
  for (const std::int64_t neighbour : neighbours) unlink.Bind(neighbour).Bind(version).Run();
  Prepare("DELETE FROM copy WHERE version = ?").Bind(version).Run();
  // They may have hung together by this one only.
  for (const std::int64_t neighbour : neighbours) {
    Statement again = Prepare("SELECT exact, minima FROM signature WHERE version = ?");
    again.Bind(neighbour);
    if (!again.Step()) continue;
    const Signature other = duplicates::Unpack(again.Text(0), again.Text(1));
    again.Reset();
    Link(neighbour, other);
  }
}

// The pairs with the documents that share a band, or every word.
void Copies::Link(std::int64_t version, const Signature& signature) {
  std::set<std::int64_t> candidates;
  Statement exact = Prepare(
      "SELECT version FROM signature WHERE exact = ? AND exact <> '' AND version <> ? "
      "ORDER BY version LIMIT 1");
  exact.Bind(signature.exact).Bind(version);
  if (exact.Step()) candidates.insert(exact.Integer(0));
  exact.Reset();
  Statement same_band =
      Prepare("SELECT version FROM band WHERE key = ? AND number = ? ORDER BY version LIMIT ?");
  // Whoever has every word in common with another has its pairs, too.
  const bool alone = candidates.empty();
  for (std::size_t band = 0; alone && signature.long_enough && band < duplicates::kBands; ++band) {
    same_band.Bind(BandKey(signature, band))
        .Bind(static_cast<std::int64_t>(band))
        .Bind(kMostInBand);
    while (same_band.Step()) candidates.insert(same_band.Integer(0));
    same_band.Reset();
  }
  candidates.erase(version);
  std::vector<std::pair<int, std::int64_t>> pairs;  // by likeness, most first
  Statement other = Prepare("SELECT exact, minima FROM signature WHERE version = ?");
  for (const std::int64_t candidate : candidates) {
    other.Bind(candidate);
    if (!other.Step()) {
      other.Reset();
      continue;
    }
    const int permille = AlikePermille(signature, duplicates::Unpack(other.Text(0), other.Text(1)));
    other.Reset();
    if (permille >= kAlike) pairs.emplace_back(-permille, candidate);
  }
  std::sort(pairs.begin(), pairs.end());
  if (pairs.size() > kMostPairs) pairs.resize(kMostPairs);
  Statement insert = Prepare("INSERT OR REPLACE INTO alike VALUES(?, ?, ?)");
  for (const auto& [permille, candidate] : pairs) {
    insert.Bind(version).Bind(candidate).Bind(std::int64_t{-permille}).Run();
    insert.Bind(candidate).Bind(version).Bind(std::int64_t{-permille}).Run();
  }
  Prepare("INSERT OR IGNORE INTO regroup VALUES(?)").Bind(version).Run();
}

std::vector<std::int64_t> Copies::NeighboursOf(std::int64_t version) {
  std::vector<std::int64_t> neighbours;
  Statement query = Prepare("SELECT other FROM alike WHERE version = ? ORDER BY other");
  query.Bind(version);
  while (query.Step()) neighbours.push_back(query.Integer(0));
  return neighbours;
}

void Copies::Regroup() {
  for (;;) {
    Statement next = Prepare("SELECT min(version) FROM regroup");
    next.Step();
    const std::int64_t start = next.Integer(0);
    next.Reset();
    if (start == 0) return;
    std::set<std::int64_t> seen{start};
    std::vector<std::int64_t> open{start};
    while (!open.empty()) {
      const std::int64_t version = open.back();
      open.pop_back();
      for (const std::int64_t neighbour : NeighboursOf(version)) {
        if (seen.insert(neighbour).second) open.push_back(neighbour);
      }
    }
    MakeGroup({seen.begin(), seen.end()});
  }
}

void Copies::MakeGroup(const std::vector<std::int64_t>& members) {
  Statement done = Prepare("DELETE FROM regroup WHERE version = ?");
  Statement old = Prepare("DELETE FROM copy WHERE version = ?");
  for (const std::int64_t member : members) {
    done.Bind(member).Run();
    old.Bind(member).Run();
  }
  if (members.size() < 2) return;
  // The lead: published first; undated ones last; of equal dates the smallest id.
  std::string best;
  std::int64_t lead = 0;
  Statement dated = Prepare("SELECT published, document FROM version WHERE key = ?");
  for (const std::int64_t member : members) {
    dated.Bind(member);
    if (dated.Step()) {
      const std::string date = dated.Text(0);
      const std::string key = (date.empty() ? "9999" : date) + " " + dated.Text(1);
      if (lead == 0 || key < best) {
        best = key;
        lead = member;
      }
    }
    dated.Reset();
  }
  Statement insert = Prepare("INSERT INTO copy VALUES(?, ?)");
  for (const std::int64_t member : members) insert.Bind(member).Bind(lead).Run();
}

bool Copies::Any() {
  Statement query = Prepare("SELECT 1 FROM copy LIMIT 1");
  return query.Step();
}

std::string Copies::LeadOf(const std::string& document) {
  Statement query = Prepare(
      "SELECT l.document FROM version v JOIN copy c ON c.version = v.key "
      "JOIN version l ON l.key = c.lead WHERE v.document = ? AND v.latest = 1");
  query.Bind(document);
  return query.Step() ? query.Text(0) : std::string();
}

std::int64_t Copies::SizeOf(const std::string& lead) {
  Statement query = Prepare(
      "SELECT count(*) FROM version v JOIN copy c ON c.lead = v.key "
      "WHERE v.document = ? AND v.latest = 1");
  query.Bind(lead);
  return query.Step() ? query.Integer(0) : 0;
}

std::vector<Copy> Copies::GroupOf(const std::string& lead) {
  std::vector<Copy> group;
  Signature of_lead;
  Statement query = Prepare(
      "SELECT m.document, s.exact, s.minima FROM version l JOIN copy c ON c.lead = l.key "
      "JOIN version m ON m.key = c.version JOIN signature s ON s.version = m.key "
      "WHERE l.document = ? AND l.latest = 1 "
      "ORDER BY m.key <> l.key, m.published = '', m.published, m.document");
  query.Bind(lead);
  while (query.Step()) {
    const Signature own = duplicates::Unpack(query.Text(1), query.Text(2));
    if (group.empty()) of_lead = own;
    group.push_back({query.Text(0), lead, AlikePermille(of_lead, own)});
  }
  return group;
}

std::vector<std::string> Copies::Leads() {
  std::vector<std::string> leads;
  Statement query = Prepare(
      "SELECT document FROM version WHERE key IN (SELECT DISTINCT lead FROM copy) ORDER BY "
      "document");
  while (query.Step()) leads.push_back(query.Text(0));
  return leads;
}

}  // namespace rasoat::store
