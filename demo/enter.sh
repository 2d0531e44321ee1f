#!/usr/bin/env bash
# Enters the papers of the City of Fernhollow, in the order of their days, through the ordinary commands.
# The command may be given in CLASSPLAN, as in: CLASSPLAN=.venv/bin/classplan demo/enter.sh
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
classplan="${CLASSPLAN:-classplan}"
papers="$here/papers"

"$classplan" init --jurisdiction denver --name "City of Fernhollow" --sample

# Its people. None has a password: in a sample office, and nowhere else, one click signs anybody in.
"$classplan" agency add LIB "Fernhollow Public Library" --by "Amara Osei"
"$classplan" agency add PARKS "Parks and Open Space" --by "Amara Osei"
person() { "$classplan" person add "$1" --name "$2" --role "$3" ${4:+--agency "$4"} --without-password --by "Amara Osei"; }
person a.osei "Amara Osei" "director"
person i.mahoe "Ikaika Mahoe" "analyst"
person r.lindqvist "Rut Lindqvist" "board clerk"
person t.abara "Tobenna Abara" "council clerk"
person m.castellan "Marisol Castellan" "appointing authority" LIB
person j.okafor "Jude Okafor" "appointing authority" PARKS
person e.vance "Esme Vance" "employee"
person s.tanaka "Saburo Tanaka" "auditor"
person p.dumont "Perrine Dumont" "administrator"

# The wording of 2011: the Board's approval counts. Notice 101 adopts the whole plan.
"$classplan" notice record "$papers/notice-101.txt" --whole-plan \
    --board-approved 2012-05-03 --council-approved 2012-05-21 --mayor-approved 2012-05-22 --yes --by "Amara Osei"

# In use on the Board's word alone for 25 days, and then approved by the Council.
"$classplan" notice record "$papers/notice-104.txt" --board-approved 2012-08-23 --yes --by "Amara Osei"
"$classplan" notice act 104 --council-approved 2012-09-17 --by "Amara Osei"

# The wording of 2013: the Mayor's approval counts, or the Council's over a veto.
"$classplan" notice record "$papers/notice-109.txt" \
    --board-approved 2013-05-02 --council-approved 2013-05-20 --mayor-approved 2013-05-22 --yes --by "Amara Osei"
"$classplan" notice record "$papers/notice-112.txt" \
    --board-approved 2013-11-07 --council-approved 2013-11-25 --mayor-approved 2013-11-27 --yes --by "Amara Osei"
"$classplan" notice record "$papers/notice-117.txt" \
    --board-approved 2014-06-19 --council-approved 2014-07-07 --mayor-approved 2014-07-09 --yes --by "Amara Osei"
"$classplan" notice record "$papers/notice-121.txt" \
    --board-approved 2015-03-05 --council-approved 2015-03-23 --mayor-approved 2015-03-25 --yes --by "Amara Osei"

"$classplan" circular record "$papers/circular-2016-03.txt" --yes --by "Amara Osei"

# Vetoed, and carried by the Council over the veto.
"$classplan" notice record "$papers/notice-126.txt" \
    --board-approved 2016-09-15 --council-approved 2016-10-03 --veto 2016-10-06 --override 2016-10-17 \
    --yes --by "Amara Osei"
"$classplan" notice record "$papers/notice-131.txt" \
    --board-approved 2017-05-18 --council-approved 2017-06-05 --mayor-approved 2017-06-07 --yes --by "Ikaika Mahoe"
"$classplan" notice record "$papers/notice-135.txt" \
    --board-approved 2018-05-03 --council-approved 2018-05-21 --mayor-approved 2018-05-23 --yes --by "Ikaika Mahoe"

"$classplan" circular record "$papers/circular-2019-08.txt" --yes --by "Ikaika Mahoe"

"$classplan" notice record "$papers/notice-138.txt" \
    --board-approved 2019-11-07 --council-approved 2019-11-25 --mayor-approved 2019-11-27 --yes --by "Ikaika Mahoe"

# The Mayor signed on a Sunday: the first Sunday strictly after it is a week later.
"$classplan" notice record "$papers/notice-142.txt" \
    --board-approved 2020-10-15 --council-approved 2020-11-02 --mayor-approved 2020-11-08 --yes --by "Ikaika Mahoe"
"$classplan" notice record "$papers/notice-147.txt" \
    --board-approved 2021-06-24 --council-approved 2021-07-12 --mayor-approved 2021-07-14 --yes --by "Ikaika Mahoe"

# Waits for the Council and the Mayor.
"$classplan" notice record "$papers/notice-152.txt" --board-approved 2022-09-22 --yes --by "Ikaika Mahoe"
