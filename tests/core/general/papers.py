"""Invented specifications in the ways in which states, counties and cities of the United States print them."""

# Headings with text behind them, a code behind the title (as large western cities print).
WITH_RUN_INS = """\
SENIOR KITE KEEPER, 4127

Summary of Duties:  Looks after the kites of the city; mends lines and frames; keeps count of what flies and what does not; and does related work.

Distinguishing Features:  A Senior Kite Keeper is the lead worker over a crew of keepers. The class differs from Kite Warden which answers for a whole field.

Example of Duties:

Mends torn sails and broken spars; splices line;
Writes down each flight in the book of the field;
Leads two or three keepers on windy days.

Qualifications:

Knowledges:

Knots, hitches and splices;
Weather as it bears on flight;

Abilities:

Climb a mast in moderate wind;
Deal politely with children.

Requirement:  Two years of full-time paid experience as a Kite Keeper, or in a class at that level.

License:  A valid driver's license is required.

Physical Requirements:  Strength to hold a line in wind; good eyesight.

As provided in Civil Service Rule 2.5, this specification is descriptive and not restrictive.
"""

# Plain headings without blank lines under them, labels over the text (as western states print).
PLAIN = """\
LIGHTHOUSE ANALYST 2
Class Specification
Class Code: 318K
Category: Coast and Harbor

Class Series Concept
See Lighthouse Analyst 1.

Definition
Performs journey level work in the study of lamps and lenses. Plans surveys of towers and reports to the harbor master.

Distinguishing Characteristics
Positions at this level work under general direction. They differ from Lighthouse Analyst 1 in that they choose their own methods.

Typical Work
Surveys towers and writes down what is found;
Draws charts of beams;
Answers letters from ship owners;
Performs other work as required.

Knowledge and Abilities
Knowledge of: optics; harbor law; survey methods.
Ability to: write plainly; read charts; work at heights.

Legal Requirement(s)
There may be instances where a license is required by law.

Desirable Qualifications
A Bachelor's degree in optics or geography.
OR
Two years as a Lighthouse Analyst 1.

Note: A boat license may be needed for some positions.

Class Specification History
New class: adopted June 12, 1989; effective July 1, 1989.
Revised definition; adopted May 8, 2008; effective July 1, 2008.
"""

# A table of classes for a head, levels in run-in headings (as southern states print).
TABLE_OF_LEVELS = """\
CLASS TITLE             CLASS CODE    SALARY GROUP    SALARY RANGE
DAM INSPECTOR I         2641          B16             $40,000 - $60,000
DAM INSPECTOR II        2642          B18             $45,000 - $70,000
DAM INSPECTOR III       2643          B20             $50,000 - $80,000

GENERAL DESCRIPTION
Performs routine (journey-level) dam inspection work. Work involves walking dams, measuring seepage
and writing reports. Works under close supervision with little latitude for the use of initiative
and independent judgment.

EXAMPLES OF WORK PERFORMED
Walks the crest and the toe of dams and notes cracks.
Measures seepage and compares it with the year before.
Performs related work as assigned.

DISTINGUISHING CHARACTERISTICS
DAM INSPECTOR I: Employees at this level work under close supervision on small dams.
DAM INSPECTOR II: Employees at this level work alone on dams of moderate height.
DAM INSPECTOR III: Employees at this level answer for a river.

GENERAL QUALIFICATION GUIDELINES

EXPERIENCE AND EDUCATION
Experience in earth work. Graduation from high school is preferred.

KNOWLEDGE, SKILLS, AND ABILITIES
Knowledge of soils; of the flow of water; and of state law.
Skill in the use of levels.
Ability to walk long distances, and to write clear reports.

REGISTRATION, CERTIFICATION, OR LICENSURE
May require a valid driver's license.
"""

# Hard-wrapped text with run-in headings in capitals (as eastern counties print).
WRAPPED = """\
                                   ORCHARD CLERK

DISTINGUISHING FEATURES OF THE CLASS: This is clerical work of a routine nature that
involves keeping the records of a county orchard. The work is done under the general
supervision of an Orchard Superintendent, with some leeway allowed for judgment. Does
related work as required.

TYPICAL WORK ACTIVITIES: (All need not be performed in a given position. Other related
activities may be performed although not listed.)
Keeps the register of trees and grafts;
Weighs and writes down each day's crop, and carries the totals
   forward to the ledger;
Answers the telephone and tells callers when the stand is open;
Files.

FULL PERFORMANCE KNOWLEDGES, SKILLS, ABILITIES AND PERSONAL CHARACTERISTICS: Good
knowledge of office terms and practice; ability to add and subtract; neatness; courtesy;
physical condition commensurate with the demands of the position.

MINIMUM QUALIFICATIONS: Either:
(A) Graduation from high school and one year of clerical experience; or
(B) Three years of clerical experience; or
(C) An equivalent combination of training and experience as defined by the limits of
    (A) and (B) above.

SPECIAL REQUIREMENT: Possession of a driver's license at the time of appointment.

Adopted: 1/12/88
Revised: 6/3/2004
Jurisdictional Class: Competitive
"""

# Pages with their furniture, fields at the right, nested lists (as Californian counties print).
PAGED = """\
COUNTY OF ALDER
CLASS SPECIFICATION

                                                                Class No. 0417
                                                                FLSA: Non-Exempt
                                                                Bargaining Unit: General

                              BEE INSPECTOR

DEFINITION

Under general supervision, inspects hives for disease; keeps a map of the apiaries of the
county; enforces quarantines; and performs related duties as assigned.

SUPERVISION RECEIVED AND EXERCISED

Receives general supervision from the Agricultural Commissioner. May lead seasonal aides.

EXAMPLES OF DUTIES - Duties may include, but are not limited to, the following:

   1. Opens hives and looks at brood, comb and stores.
   2. Takes samples and sends them to the laboratory:
        a. of adult bees;
        b. of brood comb.
   3. Draws up notices of quarantine.

                                                                          Page 1 of 2
BEE INSPECTOR (Continued)

   4. Speaks to clubs and schools about bees.

MINIMUM QUALIFICATIONS

Knowledge of:

   Life of the honey bee and its diseases.
   Methods of inspection and sampling.

Ability to:

   Handle live bees with calm.
   Write short reports.

Experience and Training Guidelines

Any combination equivalent to experience and training that would provide the required
knowledge and abilities would be qualifying. A typical way would be:

Experience:

   One year of work with bees.

Training:

   Completion of the twelfth grade, supplemented by course work in entomology.

License or Certificate

Possession of a valid driver's license.

WORKING CONDITIONS

Work outdoors in heat; stings.

Established: 3/1975
Revised: 11/2002; 7/2016

                                                                          Page 2 of 2
"""

# A series whose levels are known by their headings alone (as lake states print).
LEVELS_WITHOUT_A_TABLE = """\
STATE OF NORTH LAKE
CIVIL SERVICE COMMISSION
JOB SPECIFICATION

CANAL SURVEYOR

JOB DESCRIPTION

Employees in this job complete or oversee a variety of assignments to survey canals and their banks.

There are three classifications in this job.

Position Code Title - Canal Surveyor-E

Canal Surveyor 9

This is the entry level. As a trainee, the employee carries out a range of survey assignments while learning the methods of the work.

Canal Surveyor 10

This is the intermediate level. The employee performs an expanding range of survey assignments in a developing capacity.

Canal Surveyor P11

This is the experienced level. The employee performs a full range of assignments and uses judgment in choosing methods.

NOTE: Employees generally progress through this series to the experienced level.

JOB DUTIES

NOTE: The job duties listed are typical examples of the work performed by positions in this job classification.

Measures the depth and width of canals at fixed stations.

Draws plans and sections of banks and locks.

Performs related work as assigned.

JOB QUALIFICATIONS

Knowledge, Skills, and Abilities

NOTE: Some knowledge in the area listed is required at the entry level, developing knowledge is required at the intermediate level.

Knowledge of instruments for measuring depth.

Ability to keep a field book.

Working Conditions

Some jobs require work over water.

Physical Requirements

The job duties require an employee to walk along banks.

Education

Possession of a bachelor's degree in surveying.

Experience

Canal Surveyor 9
No specific type or amount is required.

Canal Surveyor 10
One year of professional experience equivalent to a Canal Surveyor 9.

Special Requirements, Licenses, and Certifications

None

JOB CODE, POSITION TITLES AND CODES, AND COMPENSATION INFORMATION

Job Code    Job Code Description
CANSURV     CANAL SURVEYOR

ECP Group 2
Revised 11/21/22
TeamLeaders
"""

# Headings numbered in Roman (as New England prints).
IN_ROMAN_NUMBERS = """\
MUSEUM CURATOR SERIES

I. GENERAL STATEMENT OF DUTIES AND RESPONSIBILITIES FOR ALL LEVELS IN SERIES

Incumbents of positions in this series care for the things in a museum, write labels, and help visitors.

II. ORGANIZATIONAL LEVELS

Museum Curator I is the entry-level professional job in this series.
Museum Curator II is the first-level supervisory job in this series.

III. DUTIES AND RESPONSIBILITIES COMMON TO ALL LEVELS IN SERIES

1. Cleans and mends objects.
2. Writes labels in plain words.

IV. RELATIONSHIPS WITH OTHERS

Confers with staff about loans.

V. SUPERVISION RECEIVED

Incumbents receive direct supervision from a Museum Curator II.

VI. QUALIFICATIONS REQUIRED AT HIRE

1. Knowledge of the care of paper.
2. Ability to write concisely.

VII. MINIMUM ENTRANCE REQUIREMENTS

Applicants must have at least (A) two years of full-time experience in a museum, or (B) any equivalent combination of the required experience and the following substitutions.

Substitutions:

I. A Bachelor's degree may be substituted for a maximum of one year of the required experience.
II. An Associate's degree may be substituted for six months.

Occupational Group 22
Revised 7/87
"""

# A page made by hand: centred title on two lines, underlined headings, bold leads.
HAND_MADE_PAGE = """\
<html><body>
<p align="center"><b><font size="5">TOWN OF PEBBLE</font></b></p>
<p align="center"><b>PRINCIPAL SNOW</b></p><p align="center"><b>REMOVAL COORDINATOR</b></p>
<table><tr><td><b>Job Code:</b></td><td>S-440</td><td><b>FLSA Status:</b></td><td>Exempt</td></tr>
<tr><td><b>Department:</b></td><td>Public Works</td><td><b>Pay Grade:</b></td><td>17</td></tr></table>
<p><u>Job Summary</u></p><p>Plans the removal of snow from the streets of the town and answers for the crews that do it, day and night, in any weather.</p>
<p><u>Essential Functions</u></p>
<ol><li>Draws up routes for plows.<ul><li>In the old town.</li><li>On the hills.</li></ul></li><li>Keeps the book of salt.</li></ol>
<p><u>Snow Emergency Role</u></p><p>Reports to the emergency room of the town when the Mayor declares an emergency, and stays there until relieved.</p>
<p><u>Required Knowledge, Skills and Abilties</u></p>
<p><b>Knowledge of:</b> plows; salt; the streets of the town.</p>
<p><b>Ability to:</b> plan under pressure; speak clearly on the radio.</p>
<p><u>Minimum Qualifications</u></p>
<p><b>Education:</b> High school diploma.</p><p><b>Experience:</b> Four years of street work; <i>and</i></p><p><b>Other Combinations.</b> Any equivalent combination.</p>
<p><u>Physical Demands</u></p><p>Stands in the cold for long hours and lifts sacks of salt that weigh up to fifty pounds.</p>
<p>Adopted: July 1, 2019<br>Revised: 03/2022</p>
</body></html>
"""

# A page of a recruiting service: headings of two levels, two classes on one page.
PAGE_WITH_LEVELS = """\
<html><body><h1>Pond Keeper I/II</h1>
<ul><li>Class Code: 3311, 3312</li><li>Established Date: Jan 5, 2001</li><li>Revision Date: Mar 12, 2020</li></ul>
<h2>SALARY RANGE</h2><p>$21.15 - $28.40 Hourly</p>
<h2>DEFINITION</h2><p>Keeps the ponds of the district clean and stocked.</p>
<h3>Pond Keeper I</h3><p>Entry level class of the series, working under immediate supervision.</p>
<h3>Pond Keeper II</h3><p>Journey level class of the series, working under general supervision.</p>
<h2>EXAMPLES OF DUTIES</h2><ul><li>Rakes weeds;</li><li>counts fish;</li><li>feeds ducks.</li></ul>
<h2>QUALIFICATIONS</h2><h3>Knowledge of:</h3><ul><li>water plants</li><li>fish</li></ul><h3>Ability to:</h3><ul><li>row a boat</li></ul>
<h2>EDUCATION AND EXPERIENCE</h2><p><strong>Pond Keeper I:</strong> None.</p><p><strong>Pond Keeper II:</strong> One year as Pond Keeper I.</p>
<h2>SWIMMING TEST</h2><p>Candidates swim two hundred yards in a pond before they are appointed.</p>
<h2>CLASS INFO</h2><p>Unit: Water. Prob: 6 months</p></body></html>
"""

# Levels of one class, as the largest city prints them.
WITH_ASSIGNMENT_LEVELS = """\
Code No. 30417

CITY OF GREAT PORT
DEPARTMENT OF CITYWIDE SERVICES

FERRY TICKET AGENT

GENERAL STATEMENT OF DUTIES AND RESPONSIBILITIES

This class of positions encompasses work of varying degrees of difficulty in selling and taking tickets on ferries. All personnel perform related work.

ASSIGNMENT LEVEL I

Under direct supervision, with little latitude for independent judgment, sells tickets at a window. Takes tickets at the gate.

ASSIGNMENT LEVEL II

Under general supervision, performs the same work with greater latitude. Supervises a small staff.

EXAMPLES OF TYPICAL TASKS

All Assignment Levels

Counts the drawer.

ASSIGNMENT LEVEL II

Keeps the roster of the pier.

QUALIFICATION REQUIREMENTS

1. A four-year high school diploma or its educational equivalent; or

2. Education and/or experience equivalent to "1" above.

DIRECT LINES OF PROMOTION

FROM: None.                     TO: Chief Ferry Agent (30418)

R. 6/21/2010
"""

# Three titles with their codes under each other.
THREE_TITLES = """\
PERSONNEL COMMISSION
MERIT SYSTEM CLASS SPECIFICATION

LAMP TRIMMER I          1301
LAMP TRIMMER II         1302
SENIOR LAMP TRIMMER     1303

DEFINITION
Trims lamps along the pier.

CLASS CHARACTERISTICS
Lamp Trimmer I - Trainee level. Works beside another trimmer.
Lamp Trimmer II - Working level. Works alone.
Senior Lamp Trimmer - Lead level. Leads two or more trimmers.

TYPICAL DUTIES
- Trims wicks
- Fills lamps

MINIMUM QUALIFICATIONS
Education: Any.
Experience:
Lamp Trimmer I: none.
Lamp Trimmer II: one year as Lamp Trimmer I.
Senior Lamp Trimmer: two years as Lamp Trimmer II.

Date Approved: 4/5/1999
"""

# Labels over their values, headings beside their text in a table.
IN_TWO_COLUMNS = """\
<html><body><p>CLASS TITLE:</p><p>Harbor Cook</p><p>CLASS CODE:</p><p>0815</p><p>DATE:</p><p>June 2005</p>
<table><tr><td>Summary</td><td>Cooks for the crews of the harbor and keeps the stores of the kitchen in good order.</td></tr>
<tr><td>Essential Duties</td><td>Bakes bread; cooks soup; washes pots; keeps count of flour and salt.</td></tr>
<tr><td>Education and Experience</td><td>One year of cooking for twenty people or more.</td></tr>
<tr><td>Licenses</td><td>Food handler's card.</td></tr></table></body></html>
"""

# Bold leads in capitals without a colon, as forms of personnel offices have them.
BOLD_LEADS = """\
<html><body><div><b>HARBOR SERVICES</b></div><div><b>DOCK CLERK</b></div>
<p><b>POSITION SUMMARY</b><br>Keeps the register of ships that tie up at the docks and collects the fees that they owe.</p>
<p><b>ESSENTIAL DUTIES AND RESPONSIBILITIES</b> include the following. Other duties may be assigned.</p><ul><li>Writes down ships.</li><li>Collects fees.</li></ul>
<p><b>SUPERVISORY RESPONSIBILITIES</b><br>This job has no supervisory responsibilities.</p>
<p><b>QUALIFICATIONS</b> To perform this job successfully, an individual must be able to perform each duty.</p>
<p><b>EDUCATION and/or EXPERIENCE</b><br>High school diploma.</p>
<p><b>LANGUAGE SKILLS</b><br>Ability to read simple letters.</p><p><b>MATHEMATICAL SKILLS</b><br>Ability to add.</p><p><b>REASONING ABILITY</b><br>Ability to apply common sense.</p>
<p><b>CERTIFICATES, LICENSES, REGISTRATIONS</b><br>None.</p>
<p><b>PHYSICAL DEMANDS</b> The physical demands described here are representative.</p><p><b>WORK ENVIRONMENT</b> Outdoors.</p></body></html>
"""

# Labels in capitals and numbered lists with brackets, as school districts have them.
OF_A_SCHOOL = """\
RIVERTON PUBLIC SCHOOLS
Human Resources
Job Description

JOB TITLE:      Bus Washer
REPORTS TO:     Garage Foreman
DEPARTMENT:     Transportation                FLSA STATUS: Non-Exempt
REVISED:        08/15/2019

JOB GOAL: To keep the buses of the district clean inside and out so that pupils ride in comfort.

PERFORMANCE RESPONSIBILITIES:
 1) Washes the outside of buses.
 2) Sweeps and mops the inside of buses.
 3) Reports damage to the foreman:
    - broken glass;
    - torn seats.
 4) Performs other duties as assigned by the Garage Foreman.

TERMS OF EMPLOYMENT: Ten months a year. Salary and work year to be established by the Board.

EVALUATION: Performance of this job will be evaluated in accordance with the Board's policy.

QUALIFICATIONS:
 A) High school diploma.
 B) Such alternatives to the above as the Board may find appropriate.

I have read and understand this job description.

Signature: ____________________   Date: ___________
"""

# The title on each page with its number, fields at the right.
WITH_RUNNING_TITLES = """\
BENCH CLERK III                                                     Page 1

CITY OF MILL FALLS                                              CODE: 2214
                                                                GRADE: 14
                              BENCH CLERK III

NATURE OF WORK

This is advanced clerical work in the court of the city. Work involves keeping the
docket, swearing in witnesses, and collecting fines.

ILLUSTRATIVE EXAMPLES OF WORK

o  Keeps the docket of the court.
o  Collects fines and gives receipts for them; balances the drawer at the end of
   each day and carries the money to the bank.
o  Swears in witnesses.

BENCH CLERK III                                                     Page 2

KNOWLEDGE, ABILITIES AND SKILLS

Considerable knowledge of court procedure.

Ability to keep neat and accurate records.

DESIRABLE TRAINING AND EXPERIENCE

Graduation from a standard high school and considerable experience as a court
clerk; or any equivalent combination of training and experience.

NECESSARY SPECIAL REQUIREMENT

Ability to be bonded.

                                                                   Rev. 10/93
"""

# Labels and values side by side in a box, three levels of a list, patterns of qualification.
IN_A_BOXED_HEAD = """\
<html><body><table border=1><tr><td colspan=4><b>CLASSIFICATION SPECIFICATION</b></td></tr>
<tr><td>Classification:</td><td>Pier Warden</td><td>Number:</td><td>4410</td></tr><tr><td>Job Family:</td><td>Harbor</td><td>Effective Date:</td><td>7/1/2018</td></tr></table>
<h3>Classification Purpose</h3><p>The incumbents in this classification are responsible for guarding piers and the goods that lie on them by day and by night.</p>
<h3>Distinguishing Characteristics</h3><p>The Pier Warden differs from the Senior Pier Warden, which leads a watch.</p>
<h3>Examples of Work</h3><p><em>Any one position may not include all of the duties listed.</em></p><ul><li>Walks the piers.<ul><li>By day.<ul><li>With a dog.</li></ul></li></ul></li><li>Writes in the log.</li></ul>
<h3>Tools and Equipment Used</h3><p>Lamp, radio.</p>
<h3>Selection Guidelines</h3><p>Formal application, rating of education and experience; oral interview and reference check.</p>
<h3>Minimum Qualifications</h3><p>Either</p><p>Pattern I</p><p>One year as a guard.</p><p>Or</p><p>Pattern II</p><p>Two years as a sailor.</p><p>Or</p><p>Pattern 3</p><p>Any.</p>
<p>Approval: __________ Supervisor</p><p>Revision History: 7/1/2018</p></body></html>
"""
